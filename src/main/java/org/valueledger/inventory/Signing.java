package org.valueledger.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.customer.CustomerNames;
import org.valueledger.position.Books;
import org.valueledger.position.CustomerBook;
import org.valueledger.position.DriverBook;
import org.valueledger.position.DriverPosition;
import org.valueledger.position.PositionRows;
import org.valueledger.position.Positions;
import org.valueledger.storage.Binds;
import org.valueledger.web.Once;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores the customer's answer to goals and amendments: the answer with the exact text it was given to, the goal or
 * baseline that comes into force with it, and the positions that follow, in one statement. Nothing happens where anything
 * was changed since it was shown.
 */
@Component
public class Signing {

    private static final String SIGN =
            DriverChange.GUARD + """
            , %s
            , item AS (
                SELECT * FROM jsonb_to_recordset(CAST(:items AS jsonb))
                    AS i (driver_id bigint, version bigint, what text, number integer, shown_text text)
            ), touched AS (
                UPDATE value_driver d SET version = d.version + 1, changed_by = :user
                  FROM item i
                 WHERE d.id = i.driver_id AND d.version = i.version AND d.customer_id = :customer
                   AND EXISTS (SELECT FROM guard) AND EXISTS (SELECT FROM gate)
                RETURNING d.id
            ), all_touched AS (
                SELECT 1 WHERE (SELECT count(*) FROM touched) = (SELECT count(*) FROM item)
            ), answer AS (
                INSERT INTO sign_off (customer_id, driver_id, what, number, outcome, signed_by, signed_email, link_id, source,
                                      shown_text, comment, recorded_by)
                SELECT :customer, i.driver_id, i.what, i.number, :outcome, :name, :email, CAST(:link AS bigint), :source,
                       i.shown_text, :comment, :user
                  FROM item i WHERE EXISTS (SELECT FROM all_touched)
            ), goals AS (
                INSERT INTO goal (driver_id, version, question_count, answers, due_on, ramp_dates, ramp_shares, agreed_source,
                                  agreed_by, reason, in_force_from, proposal, recorded_by)
                SELECT g.driver_id, g.version, cardinality(g.answers), g.answers, g.due_on, g.ramp_dates, g.ramp_shares,
                       :source, :name, g.reason, g.in_force_from, g.proposal, :user
                  FROM jsonb_populate_recordset(NULL::goal, CAST(:goals AS jsonb)) g WHERE EXISTS (SELECT FROM all_touched)
            ), baselines AS (
                INSERT INTO baseline (driver_id, version, question_count, answers, taken_on, period_start, source, grade, reason,
                                      in_force_from, amendment, recorded_by)
                SELECT b.driver_id, b.version, cardinality(b.answers), b.answers, b.taken_on, b.period_start, b.source, b.grade,
                       b.reason, b.in_force_from, b.amendment, :user
                  FROM jsonb_populate_recordset(NULL::baseline, CAST(:baselines AS jsonb)) b
                 WHERE EXISTS (SELECT FROM all_touched)
            ),\s""" + PositionRows.storing("all_touched") + Once.outcome("all_touched");

    private final DatabaseClient database;
    private final Books books;
    private final JsonMapper json;

    Signing(DatabaseClient database, Books books, JsonMapper json) {
        this.database = database;
        this.books = books;
        this.json = json;
    }

    /** What is answered to: a goal or an amendment as it was shown. */
    public sealed interface Matter {

        DriverFile driver();

        int number();

        /** The exact text that was shown. */
        String text();

        String what();
    }

    public record GoalMatter(DriverFile driver, DriverFile.Proposal proposal, String text) implements Matter {
        @Override
        public int number() {
            return proposal.number();
        }

        @Override
        public String what() {
            return "GOAL";
        }
    }

    public record AmendmentMatter(DriverFile driver, DriverFile.Amendment amendment, String text) implements Matter {
        @Override
        public int number() {
            return amendment.number();
        }

        @Override
        public String what() {
            return "AMENDMENT";
        }
    }

    private record Item(long driverId, long version, String what, int number, String shownText) {}

    private record GoalRow(
            long driverId,
            int version,
            List<BigDecimal> answers,
            LocalDate dueOn,
            @Nullable List<LocalDate> rampDates,
            @Nullable List<BigDecimal> rampShares,
            @Nullable String reason,
            @Nullable LocalDate inForceFrom,
            int proposal) {}

    private record BaselineRow(
            long driverId,
            int version,
            List<BigDecimal> answers,
            LocalDate takenOn,
            @Nullable LocalDate periodStart,
            @Nullable String source,
            String grade,
            String reason,
            LocalDate inForceFrom,
            int amendment) {}

    /**
     * Runs inside {@link Once#run}.
     *
     * @param matters at least one, all of this customer, each driver at most once
     * @return empty where the request's key was known already
     */
    public Mono<Once.Answer> sign(
            CustomerNames.Named customer,
            List<? extends Matter> matters,
            Signature signature,
            Once.Request request,
            Once.Answer answer) {
        return books.of(customer.id()).flatMap(book -> inForce(book, signature.agreed() ? matters : List.of())
                .flatMap(drivers -> store(customer, matters, signature, book, drivers, request, answer)));
    }

    /** The drivers' books as they will be. */
    private Mono<List<DriverBook>> inForce(CustomerBook book, List<? extends Matter> matters) {
        return Flux.fromIterable(matters)
                .concatMap(matter -> changed(book, matter))
                .collectList();
    }

    private Mono<DriverBook> changed(CustomerBook book, Matter matter) {
        DriverFile file = matter.driver();
        var terms = SignedTerms.of(matter);
        if (terms == null) {
            return Mono.empty();
        }
        var known = book.driver(file.id());
        return known.isPresent()
                ? Mono.just(new DriverBook(
                        file.id(),
                        file.customerId(),
                        file.key(),
                        terms,
                        known.get().readings()))
                : books.readings(file.id(), terms.questions())
                        .map(readings -> new DriverBook(file.id(), file.customerId(), file.key(), terms, readings));
    }

    private Mono<Once.Answer> store(
            CustomerNames.Named customer,
            List<? extends Matter> matters,
            Signature signature,
            CustomerBook book,
            List<DriverBook> changed,
            Once.Request request,
            Once.Answer answer) {
        CustomerBook after = book;
        for (DriverBook driver : changed) {
            after = after.with(driver);
        }
        Positions positions = Positions.of(after);
        List<DriverPosition> moved = positions.drivers().stream()
                .filter(p -> changed.stream().anyMatch(d -> d.driverId() == p.driverId()))
                .toList();
        var statement = database.sql(SIGN.formatted(signature.gate().expression()))
                .bind("customer", customer.id())
                .bind("customerVersion", book.version())
                .bind("user", signature.recordedBy())
                .bind("name", signature.name())
                .bind("outcome", signature.agreed() ? "AGREED" : "CHANGE_WANTED")
                .bind("source", signature.source())
                .bind("items", rows(matters.stream().map(Signing::item).toList()))
                .bind("goals", rows(signature.agreed() ? goals(matters, signature.on()) : List.of()))
                .bind("baselines", rows(signature.agreed() ? baselines(matters) : List.of()))
                .bind("driverPositions", PositionRows.drivers(moved))
                .bind("customerPositions", PositionRows.customers(List.of(positions.customer())));
        statement = Binds.orNull(statement, "link", signature.gate().linkId(), Long.class);
        statement = Binds.textOrNull(statement, "email", signature.email());
        statement = Binds.textOrNull(statement, "comment", signature.comment());
        return DriverChange.run(signature.gate().binding().apply(statement), request, answer);
    }

    private String rows(List<?> rows) {
        return SNAKE.writeValueAsString(rows);
    }

    private static Item item(Matter matter) {
        return new Item(matter.driver().id(), matter.driver().version(), matter.what(), matter.number(), matter.text());
    }

    private static List<GoalRow> goals(List<? extends Matter> matters, LocalDate on) {
        List<GoalRow> rows = new ArrayList<>();
        for (Matter matter : matters) {
            if (matter instanceof GoalMatter goal) {
                DriverFile driver = goal.driver();
                DriverFile.Proposal p = goal.proposal();
                boolean first = driver.goals().isEmpty();
                rows.add(new GoalRow(
                        driver.id(),
                        first ? 1 : Objects.requireNonNull(driver.goal()).version() + 1,
                        p.answers(),
                        p.dueOn(),
                        p.rampDates(),
                        p.rampShares(),
                        first ? p.reason() : Objects.requireNonNullElse(p.reason(), signed(goal.text())),
                        first ? null : on,
                        p.number()));
            }
        }
        return rows;
    }

    private static String signed(String text) {
        return text.lines().findFirst().orElse(text);
    }

    private static List<BaselineRow> baselines(List<? extends Matter> matters) {
        List<BaselineRow> rows = new ArrayList<>();
        for (Matter matter : matters) {
            if (matter instanceof AmendmentMatter amendment) {
                DriverFile.Amendment a = amendment.amendment();
                rows.add(new BaselineRow(
                        amendment.driver().id(),
                        a.fromVersion() + 1,
                        a.answers(),
                        a.takenOn(),
                        a.periodStart(),
                        a.source(),
                        a.grade(),
                        a.reason(),
                        a.inForceFrom(),
                        a.number()));
            }
        }
        return rows;
    }

    private static final JsonMapper SNAKE = JsonMapper.builder()
            .propertyNamingStrategy(tools.jackson.databind.PropertyNamingStrategies.SNAKE_CASE)
            .build();
}
