package org.valueledger.evidence;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.valueledger.inventory.VisibleDrivers;
import org.valueledger.web.BadInput;
import org.valueledger.web.Problem;

/** Why a file is kept: what it proves, and who says so. */
record Purpose(
        long customerId,
        long driverId,
        About about,
        @Nullable LocalDate on,
        @Nullable String note,
        String recordedBy) {

    private static final int LONGEST_NOTE = 2000;

    /** What somebody says of a file, in words; blank counts as missing. */
    record Told(
            @Nullable String about,
            @Nullable String on,
            @Nullable String note) {}

    /**
     * @param today in the time zone furthest behind; a day later it is already elsewhere
     * @throws BadInput naming everything that is wrong
     */
    static Purpose read(Told told, VisibleDrivers.Found driver, String recordedBy, LocalDate today) {
        List<Problem.Field> problems = new ArrayList<>();
        About about = about(told.about(), problems);
        LocalDate on = on(told.on(), about, today, problems);
        String note = told.note() == null || told.note().isBlank()
                ? null
                : told.note().strip();
        if (note != null && note.length() > LONGEST_NOTE) {
            problems.add(new Problem.Field(
                    "note", note.substring(0, 80) + "…", "text of at most " + LONGEST_NOTE + " characters"));
        }
        if (about == null || !problems.isEmpty()) {
            throw new BadInput(problems);
        }
        return new Purpose(driver.customerId(), driver.driverId(), about, on, note, recordedBy);
    }

    static @Nullable About about(@Nullable String word, List<Problem.Field> problems) {
        for (About about : About.values()) {
            if (about.name().equalsIgnoreCase(word)) {
                return about;
            }
        }
        String words = Arrays.stream(About.values()).map(About::word).collect(Collectors.joining(", "));
        problems.add(new Problem.Field("about", word, "one of " + words));
        return null;
    }

    private static @Nullable LocalDate on(
            @Nullable String day, @Nullable About about, LocalDate today, List<Problem.Field> problems) {
        if (day == null || day.isBlank()) {
            return null;
        }
        if (about == About.BASELINE || about == About.GOAL) {
            problems.add(new Problem.Field("on", day, "no day, because only a measurement has one"));
            return null;
        }
        try {
            LocalDate on = LocalDate.parse(day);
            if (on.isAfter(today.plusDays(1)) || on.getYear() < 1900) {
                problems.add(new Problem.Field("on", day, "a day that has come"));
            }
            return on;
        } catch (DateTimeParseException e) {
            problems.add(new Problem.Field("on", day, "a date such as 2026-03-31"));
            return null;
        }
    }

    /** Tells one request from another. */
    String inWords() {
        return about + " " + on + " " + note;
    }
}
