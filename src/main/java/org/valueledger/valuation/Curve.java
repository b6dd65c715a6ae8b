package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Running totals for charts: a point wherever a driver or the contract changes its course, and one a month so that parabolas
 * look like parabolas.
 */
final class Curve {

    private Curve() {}

    static List<CurvePoint> of(
            List<CustomerValuation.Priced> priced,
            @Nullable ContractCost cost,
            @Nullable LocalDate measuredUntil,
            LocalDate asOf) {
        var dates = dates(priced, cost, asOf);
        var delivered = new Accrual();
        var planned = new Accrual();
        for (var driver : priced) {
            Accruals.delivered(delivered, driver.driver(), driver.rate());
            Accruals.planned(planned, driver.driver(), driver.rate());
        }
        var spent = new Accrual();
        if (cost != null) {
            Accruals.cost(spent, cost, asOf, BigDecimal.ONE);
        }
        return points(dates, measuredUntil, delivered.on(dates), planned.on(dates), spent.on(dates));
    }

    private static List<CurvePoint> points(
            TreeSet<LocalDate> dates,
            @Nullable LocalDate measuredUntil,
            List<BigDecimal> delivered,
            List<BigDecimal> planned,
            List<BigDecimal> cost) {
        var points = new ArrayList<CurvePoint>(dates.size());
        int i = 0;
        for (var date : dates) {
            var known = measuredUntil != null && !date.isAfter(measuredUntil);
            points.add(new CurvePoint(date, known ? delivered.get(i) : null, planned.get(i), cost.get(i)));
            i++;
        }
        return List.copyOf(points);
    }

    private static TreeSet<LocalDate> dates(
            List<CustomerValuation.Priced> drivers, @Nullable ContractCost cost, LocalDate asOf) {
        var dates = new TreeSet<LocalDate>();
        if (cost != null) {
            dates.add(cost.start());
        }
        for (var driver : drivers) {
            dates.add(driver.driver().terms().valueStart());
        }
        if (dates.isEmpty() || dates.first().isAfter(asOf)) {
            return new TreeSet<>();
        }
        var start = dates.first();
        for (var driver : drivers) {
            turns(driver.driver(), dates);
        }
        for (int month = 1; start.plusMonths(month).isBefore(asOf); month++) {
            dates.add(start.plusMonths(month));
        }
        dates.add(asOf);
        return new TreeSet<>(dates.subSet(start, true, asOf, true));
    }

    private static void turns(DriverValue driver, TreeSet<LocalDate> dates) {
        dates.add(driver.terms().goalDate());
        for (var point : driver.terms().ramp().points()) {
            dates.add(point.date());
        }
        for (var reading : driver.readings()) {
            var stretch = reading.stretch();
            if (stretch != null) {
                dates.add(stretch.from());
                dates.add(stretch.to());
            }
        }
    }
}
