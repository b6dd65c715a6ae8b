package org.valueledger.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.DriverTerms;
import org.valueledger.valuation.Ramp;
import tools.jackson.databind.JsonNode;

/**
 * Everything that is written down about one value driver, as it stands at one version.
 *
 * @param key the importer's, or the one made from the name
 * @param version what a change has to name
 * @param templateKey the template it was made from, or null
 * @param draft null where nothing was answered yet, or where the baseline is locked
 * @param baselines every version, oldest first; the last counts
 * @param goals agreed ones, oldest first; the last counts
 */
public record DriverFile(
        long id,
        long customerId,
        String key,
        long version,
        int position,
        @Nullable String templateKey,
        @Nullable Integer templateVersion,
        DriverDefinition definition,
        @Nullable Draft draft,
        List<Baseline> baselines,
        List<Amendment> amendments,
        List<Proposal> proposals,
        List<Goal> goals,
        List<SignOff> signOffs) {

    /** How far the two sides have come. */
    public enum State {
        BASELINE_OPEN,
        BASELINE_LOCKED,
        GOAL_PROPOSED,
        AGREED
    }

    /** @param answers in the questions' order; null where nobody answered yet */
    public record Draft(
            List<@Nullable BigDecimal> answers,
            @Nullable LocalDate takenOn,
            @Nullable LocalDate periodStart,
            @Nullable String source,
            String grade,
            String changedBy,
            OffsetDateTime changedAt) {

        public boolean isComplete() {
            return takenOn != null && source != null && answers.stream().allMatch(Objects::nonNull);
        }
    }

    /** @param inForceFrom null: it always counted */
    public record Baseline(
            int version,
            List<BigDecimal> answers,
            LocalDate takenOn,
            @Nullable LocalDate periodStart,
            @Nullable String source,
            String grade,
            @Nullable String reason,
            @Nullable LocalDate inForceFrom,
            @Nullable Integer amendment,
            String recordedBy,
            OffsetDateTime recordedAt) {}

    public record Amendment(
            int number,
            int fromVersion,
            List<BigDecimal> answers,
            LocalDate takenOn,
            @Nullable LocalDate periodStart,
            @Nullable String source,
            String grade,
            String reason,
            LocalDate inForceFrom,
            String recordedBy,
            OffsetDateTime recordedAt) {}

    /** @param basis what people state for the goal check, see {@link BasisBody} */
    public record Proposal(
            int number,
            List<BigDecimal> answers,
            LocalDate dueOn,
            @Nullable List<LocalDate> rampDates,
            @Nullable List<BigDecimal> rampShares,
            JsonNode basis,
            List<String> failed,
            @Nullable String exceptionBy,
            @Nullable String exceptionReason,
            @Nullable String reason,
            String recordedBy,
            OffsetDateTime recordedAt) {

        /** Whether its check passed, or somebody accepted in writing that it did not. */
        public boolean mayBeAgreed() {
            return failed.isEmpty() || exceptionBy != null;
        }
    }

    public record Goal(
            int version,
            List<BigDecimal> answers,
            LocalDate dueOn,
            @Nullable List<LocalDate> rampDates,
            @Nullable List<BigDecimal> rampShares,
            String agreedSource,
            @Nullable String agreedBy,
            @Nullable String reason,
            @Nullable LocalDate inForceFrom,
            @Nullable Integer proposal,
            String recordedBy,
            OffsetDateTime recordedAt) {

        /** The driver's terms under this goal, over a baseline. */
        DriverTerms over(DriverDefinition driver, LocalDate takenOn, List<BigDecimal> baseline) {
            return driver.terms(takenOn, baseline, dueOn, answers, ramp(rampDates, rampShares));
        }
    }

    public record SignOff(
            long id,
            String what,
            int number,
            String outcome,
            String signedBy,
            @Nullable String signedEmail,
            String source,
            String shownText,
            @Nullable String comment,
            OffsetDateTime recordedAt) {}

    public State state() {
        Proposal proposed = openProposal();
        if (proposed != null) {
            return State.GOAL_PROPOSED;
        }
        if (!goals.isEmpty()) {
            return State.AGREED;
        }
        return baselines.isEmpty() ? State.BASELINE_OPEN : State.BASELINE_LOCKED;
    }

    public @Nullable Baseline baseline() {
        return baselines.isEmpty() ? null : baselines.getLast();
    }

    public @Nullable Goal goal() {
        return goals.isEmpty() ? null : goals.getLast();
    }

    /** Answers of the draft by their questions' names, without those that are missing. */
    Map<String, BigDecimal> answeredSoFar() {
        Map<String, BigDecimal> answers = new LinkedHashMap<>();
        var questions = definition.questions();
        for (int i = 0;
                draft != null && i < Math.min(questions.size(), draft.answers().size());
                i++) {
            BigDecimal answer = draft.answers().get(i);
            if (answer != null) {
                answers.put(questions.get(i).name(), answer);
            }
        }
        return answers;
    }

    /** The newest proposal, unless it became a goal. */
    public @Nullable Proposal openProposal() {
        if (proposals.isEmpty()) {
            return null;
        }
        Proposal newest = proposals.getLast();
        return goals.stream().anyMatch(g -> Objects.equals(g.proposal(), newest.number())) ? null : newest;
    }

    /** The newest amendment, unless it took effect already. */
    public @Nullable Amendment openAmendment() {
        if (amendments.isEmpty()) {
            return null;
        }
        Amendment newest = amendments.getLast();
        boolean inForce = baselines.stream().anyMatch(b -> Objects.equals(b.amendment(), newest.number()));
        Baseline baseline = baseline();
        boolean outdated = baseline != null && newest.fromVersion() != baseline.version();
        return inForce || outdated ? null : newest;
    }

    /** What the customer answered last to this goal or amendment; null: nothing yet. */
    public @Nullable SignOff answerTo(String what, int number) {
        return signOffs.stream()
                .filter(s -> s.what().equals(what) && s.number() == number)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** @throws BaselineOpen where there is no locked baseline */
    Baseline lockedBaseline() {
        Baseline baseline = baseline();
        if (baseline == null) {
            throw new BaselineOpen(key);
        }
        return baseline;
    }

    /** The terms under this goal, over the baseline as it stands. */
    DriverTerms termsWith(
            List<BigDecimal> goal,
            LocalDate dueOn,
            @Nullable List<LocalDate> rampDates,
            @Nullable List<BigDecimal> rampShares) {
        Baseline baseline = lockedBaseline();
        return definition.terms(baseline.takenOn(), baseline.answers(), dueOn, goal, ramp(rampDates, rampShares));
    }

    public DriverTerms termsWith(Proposal proposal) {
        return termsWith(proposal.answers(), proposal.dueOn(), proposal.rampDates(), proposal.rampShares());
    }

    static @Nullable Ramp ramp(@Nullable List<LocalDate> dates, @Nullable List<BigDecimal> shares) {
        if (dates == null || shares == null) {
            return null;
        }
        List<Ramp.Point> points = new ArrayList<>();
        for (int i = 0; i < dates.size(); i++) {
            points.add(new Ramp.Point(dates.get(i), shares.get(i)));
        }
        return new Ramp(points);
    }
}
