package org.valueledger.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.valueledger.valuation.Answers;
import org.valueledger.valuation.GoalProblem;

class SamplePortfolioTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final SamplePortfolio PORTFOLIO = SamplePortfolio.read();

    static List<SampleCustomer> customers() {
        return PORTFOLIO.customers();
    }

    private static Stream<SampleDriver> drivers() {
        return customers().stream().flatMap(customer -> customer.drivers().stream());
    }

    @Test
    void thereIsADozenOfCustomersFromAsManyCountriesAndIndustries() {
        assertThat(customers()).hasSize(12);
        assertThat(customers().stream().map(SampleCustomer::industry)).doesNotHaveDuplicates();
        assertThat(customers().stream().map(SampleCustomer::country).distinct().count())
                .isGreaterThanOrEqualTo(10);
        assertThat(customers()).allSatisfy(c -> assertThat(c.drivers()).hasSizeBetween(4, 8));
    }

    @Test
    void everyAccountManagerIsAUser() {
        var names = PORTFOLIO.users().stream()
                .map(SamplePortfolio.SampleUser::username)
                .toList();
        assertThat(customers()).allSatisfy(c -> assertThat(names).contains(c.accountManager()));
        assertThat(PORTFOLIO.users().stream().map(SamplePortfolio.SampleUser::role))
                .contains("EXECUTIVE");
    }

    @Test
    void everyCurrencyHasARateForOrdering() {
        assertThat(PORTFOLIO.portfolioRates().keySet())
                .containsAll(customers().stream().map(SampleCustomer::currency).toList());
        assertThat(PORTFOLIO.portfolioRates().get(PORTFOLIO.reference())).isEqualByComparingTo("1");
    }

    @Test
    void everyDriverTellsItsWholeStory() {
        assertThat(drivers()).allSatisfy(d -> assertThat(Stream.of(
                        d.name(),
                        d.whyBuy(),
                        d.issue(),
                        d.outcome(),
                        d.capability(),
                        d.stakeholder(),
                        d.benefitOwner(),
                        d.metric(),
                        d.unit(),
                        d.readingSource(),
                        d.baseline().source()))
                .allSatisfy(text -> assertThat(text).isNotBlank()));
        assertThat(drivers().map(SampleDriver::whyBuy)).doesNotHaveDuplicates();
    }

    @Test
    void everyQuestionIsAnsweredAtBaselineGoalAndEachReading() {
        assertThat(drivers()).allSatisfy(d -> {
            int questions = d.questions().size();
            assertThat(d.questions()).anyMatch(q -> q.role().equals("PERFORMANCE"));
            assertThat(d.baseline().answers()).hasSize(questions);
            assertThat(d.goal().answers()).hasSize(questions);
            assertThat(d.readings()).allSatisfy(r -> assertThat(r.answers()).hasSize(questions));
        });
    }

    @ParameterizedTest
    @MethodSource("customers")
    void everyGoalIsBetterThanItsBaselineAndEveryReadingHasAValue(SampleCustomer customer) {
        var book = new SampleBook(customer, TODAY);
        for (var driver : customer.drivers()) {
            var terms = book.terms(driver);
            assertThat(GoalProblem.of(terms)).as(driver.key()).isEmpty();
            assertThat(terms.formula().variables()).as(driver.key()).hasSameSizeAs(terms.questions());
            for (var reading : driver.readings()) {
                assertThat(terms.formula().evaluate(Answers.inOrderOf(terms.questions(), reading.answers())))
                        .isPositive();
            }
        }
    }

    /** A goal changes what the product improves, not the volume it is measured under. */
    @Test
    void goalsKeepTheBaselinesConditions() {
        assertThat(drivers()).allSatisfy(d -> {
            for (int i = 0; i < d.questions().size(); i++) {
                if (d.questions().get(i).role().equals("CONDITION")) {
                    assertThat(d.goal().answers().get(i))
                            .isEqualByComparingTo(d.baseline().answers().get(i));
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("customers")
    void readingsAreTakenAtVisitsThatWereHeldAndGoalsSignedByContacts(SampleCustomer customer) {
        var held = customer.visits().stream()
                .filter(v -> v.state().equals("HELD"))
                .map(SampleCustomer.Visit::on)
                .toList();
        var contacts =
                customer.contacts().stream().map(SampleCustomer.Contact::name).toList();
        for (var driver : customer.drivers()) {
            assertThat(contacts).contains(driver.goal().agreedBy());
            assertThat(driver.readings())
                    .allSatisfy(r -> assertThat(held).contains(r.visit()))
                    .allSatisfy(r -> assertThat(r.on().from(TODAY))
                            .isBeforeOrEqualTo(r.visit().from(TODAY)))
                    .allSatisfy(r -> assertThat(r.periodStart() != null)
                            .as(driver.key())
                            .isEqualTo(driver.kind().equals("FLOW")));
        }
    }

    @Test
    void oneReadingWasCorrectedAndOneSetAsideEachWithAReason() {
        var readings = drivers().flatMap(d -> d.readings().stream()).toList();
        assertThat(readings.stream().filter(r -> r.reason() != null)).isNotEmpty();
        assertThat(readings.stream().filter(r -> r.setAside() != null)).isNotEmpty();
        for (var driver : drivers().toList()) {
            var days = new HashSet<SampleDay>();
            assertThat(driver.readings())
                    .allSatisfy(r -> assertThat(days.add(r.on())).isEqualTo(r.reason() == null));
        }
    }

    @Test
    void addressesLeadNowhere() {
        assertThat(customers().stream().flatMap(c -> c.contacts().stream()))
                .allSatisfy(c -> assertThat(c.email()).matches("[a-z.-]+@[a-z-]+\\.example"));
    }
}
