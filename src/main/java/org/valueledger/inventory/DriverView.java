package org.valueledger.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A value driver as the API answers it.
 *
 * @param version the ETag; a change must name it
 * @param state baseline_open, baseline_locked, goal_proposed or agreed
 * @param draft the baseline so far; null once it is locked
 * @param baselines every locked version, oldest first
 * @param goals every agreed version, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DriverView(
        long id,
        String externalId,
        long version,
        String state,
        @Nullable String template,
        @Nullable Integer templateVersion,
        DriverDefinition definition,
        DriverFile.@Nullable Draft draft,
        List<DriverFile.Baseline> baselines,
        List<DriverFile.Amendment> amendments,
        List<DriverFile.Proposal> proposals,
        List<DriverFile.Goal> goals,
        List<DriverFile.SignOff> signOffs) {

    static DriverView of(DriverFile file) {
        return new DriverView(
                file.id(),
                file.key(),
                file.version(),
                file.state().name().toLowerCase(Locale.ROOT),
                file.templateKey(),
                file.templateVersion(),
                file.definition(),
                file.draft(),
                file.baselines(),
                file.amendments(),
                file.proposals(),
                file.goals(),
                file.signOffs());
    }
}
