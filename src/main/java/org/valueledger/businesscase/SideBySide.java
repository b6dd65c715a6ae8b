package org.valueledger.businesscase;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.valueledger.businesscase.CaseLinks.LinkedDriver;
import org.valueledger.businesscase.Comparison.Delivery;
import org.valueledger.businesscase.Comparison.Line;
import org.valueledger.businesscase.Comparison.Promised;
import org.valueledger.businesscase.Comparison.Spare;
import org.valueledger.businesscase.Comparison.Sums;
import org.valueledger.position.CustomerBook;
import org.valueledger.position.DriverBook;
import org.valueledger.valuation.BusinessCase;
import org.valueledger.valuation.BusinessCaseResult;
import org.valueledger.valuation.BusinessCaseResult.LineResult;

/** Compares a business case with a customer's book. Pure: the day is an argument. */
final class SideBySide {

    private final BusinessCaseResult result;
    private final CustomerBook book;
    private final List<LinkedDriver> drivers;
    private final LocalDate asOf;
    private final @Nullable PromiseCalendar calendar;
    private final @Nullable BigDecimal rate;
    private final Map<Long, DriverBook> books;
    private final Map<String, Promised> promises = new HashMap<>();

    private SideBySide(
            BusinessCase promised,
            BusinessCaseResult result,
            CustomerBook book,
            List<LinkedDriver> drivers,
            LocalDate asOf) {
        this.result = result;
        this.book = book;
        this.drivers = drivers;
        this.asOf = asOf;
        var cost = book.cost();
        this.calendar = cost == null ? null : new PromiseCalendar(cost.start(), promised.startsWithOutlay());
        this.rate = book.rates().rateFrom(result.currency());
        this.books = book.drivers().stream().collect(Collectors.toMap(DriverBook::driverId, Function.identity()));
    }

    /**
     * @param promised the case that {@code result} was worked out from
     * @param drivers all of the customer's
     */
    static Comparison of(
            BusinessCase promised,
            BusinessCaseResult result,
            CustomerBook book,
            List<LinkedDriver> drivers,
            LocalDate asOf) {
        return new SideBySide(promised, result, book, drivers, asOf).comparison();
    }

    private Comparison comparison() {
        result.benefits().forEach(line -> {
            Promised promise = promised(line);
            if (promise != null) {
                promises.put(line.ref(), promise);
            }
        });
        var byRef = CaseLinks.byRef(drivers);
        List<Line> lines = new ArrayList<>();
        for (LineResult line : result.benefits()) {
            LinkedDriver driver = byRef.get(line.ref());
            lines.add(new Line(
                    line.ref(),
                    line.name(),
                    promises.get(line.ref()),
                    driver == null ? null : delivery(line.ref(), driver)));
        }
        return new Comparison(
                book.rates().into(),
                asOf,
                calendar == null ? null : calendar.start(),
                rate != null,
                List.copyOf(lines),
                spare(),
                sums(lines));
    }

    private @Nullable Promised promised(LineResult line) {
        if (rate == null) {
            return null;
        }
        var adjusted = converted(line.riskAdjusted(), rate);
        return new Promised(
                converted(line.byPeriod(), rate),
                adjusted,
                line.total().multiply(rate),
                calendar == null ? null : calendar.until(adjusted, asOf),
                fullYear(adjusted));
    }

    private static List<BigDecimal> converted(List<BigDecimal> amounts, BigDecimal rate) {
        return amounts.stream().map(amount -> amount.multiply(rate)).toList();
    }

    private static BigDecimal fullYear(List<BigDecimal> amounts) {
        return amounts.reversed().stream()
                .filter(amount -> amount.signum() != 0)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private Delivery delivery(String ref, LinkedDriver driver) {
        var refs = linesOf(driver);
        var share = share(ref, refs);
        DriverBook own = books.get(driver.id());
        DriverFigures figures = DriverFigures.of(own, book.rates(), asOf);
        return new Delivery(
                driver,
                share,
                refs.stream().filter(other -> !other.equals(ref)).toList(),
                figures == null ? null : figures.part(share),
                DriverFigures.missing(own, book.rates()),
                goalMoney(driver, refs));
    }

    private List<String> linesOf(LinkedDriver driver) {
        return result.benefits().stream()
                .map(LineResult::ref)
                .filter(driver.refs()::contains)
                .toList();
    }

    /** By what the lines promise in total; evenly where that says nothing. */
    private BigDecimal share(String ref, List<String> refs) {
        Map<String, BigDecimal> totals = new HashMap<>();
        result.benefits().forEach(line -> totals.put(line.ref(), line.total()));
        BigDecimal sum =
                refs.stream().map(totals::get).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean telling = sum.signum() > 0
                && refs.stream()
                        .allMatch(
                                any -> totals.getOrDefault(any, BigDecimal.ZERO).signum() >= 0);
        if (refs.size() == 1) {
            return BigDecimal.ONE;
        }
        return telling
                ? totals.getOrDefault(ref, BigDecimal.ZERO).divide(sum, MathContext.DECIMAL128)
                : BigDecimal.ONE.divide(BigDecimal.valueOf(refs.size()), MathContext.DECIMAL128);
    }

    private @Nullable BigDecimal goalMoney(LinkedDriver driver, List<String> refs) {
        BigDecimal own = driver.currency() == null ? null : book.rates().rateFrom(driver.currency());
        if (own == null || rate == null) {
            return null;
        }
        return refs.stream()
                .map(promises::get)
                .filter(Objects::nonNull)
                .map(Promised::fullYear)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(own, MathContext.DECIMAL128);
    }

    private List<Spare> spare() {
        return drivers.stream()
                .filter(driver -> linesOf(driver).isEmpty())
                .map(driver -> new Spare(
                        driver,
                        DriverFigures.of(books.get(driver.id()), book.rates(), asOf),
                        DriverFigures.missing(books.get(driver.id()), book.rates())))
                .toList();
    }

    private Sums sums(List<Line> lines) {
        BigDecimal agreed = BigDecimal.ZERO;
        BigDecimal delivered = BigDecimal.ZERO;
        BigDecimal lowBound = BigDecimal.ZERO;
        for (Line line : lines) {
            DriverFigures figures =
                    line.delivery() == null ? null : line.delivery().figures();
            if (figures != null) {
                agreed = agreed.add(figures.agreedToDate());
                delivered = delivered.add(figures.delivered());
                lowBound = lowBound.add(figures.lowBound());
            }
        }
        return new Sums(
                rate == null ? null : sum(lines, Promised::total),
                rate == null || calendar == null ? null : sum(lines, Promised::toDate),
                rate == null || calendar == null ? null : sum(withoutDriver(lines), Promised::toDate),
                agreed,
                delivered,
                lowBound);
    }

    private static List<Line> withoutDriver(List<Line> lines) {
        return lines.stream().filter(line -> line.delivery() == null).toList();
    }

    private static BigDecimal sum(List<Line> lines, Function<Promised, @Nullable BigDecimal> amount) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Line line : lines) {
            BigDecimal part = line.promised() == null ? null : amount.apply(line.promised());
            sum = part == null ? sum : sum.add(part);
        }
        return sum;
    }
}
