package org.valueledger.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The part that other pages include, also for visitors without a user. */
class EvidenceListTest {

    private static final OffsetDateTime NOON = OffsetDateTime.of(2026, 3, 31, 12, 0, 0, 0, ZoneOffset.UTC);

    private static final EvidenceFile FILE = new EvidenceFile(
            7,
            1,
            2,
            About.GOAL,
            null,
            "<b>a</b>.pdf",
            "application/pdf",
            1_500_000,
            "ab".repeat(32),
            "see \"page\" <3>",
            "anna",
            NOON,
            null);

    private static String render(EvidenceFile... files) {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/evidence");
        messages.setDefaultEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        engine.setTemplateEngineMessageSource(messages);
        return engine.process(
                "evidence-list",
                Set.of("evidence-list"),
                new Context(Locale.ENGLISH, Map.of("evidence", List.of(files))));
    }

    @Test
    void saysThatThereIsNone() {
        assertThat(render()).contains("No evidence file yet.").doesNotContain("<li");
    }

    @Test
    void showsEachFileAsTextAndWithoutALinkThatNobodyCouldFollow() {
        assertThat(render(FILE, FILE))
                .contains(
                        "&lt;b&gt;a&lt;/b&gt;.pdf",
                        "PDF · 1.4 MB · anna, 31 Mar 2026",
                        "see &quot;page&quot; &lt;3&gt;")
                .doesNotContain("<b>", "href", "<del");
    }

    @Test
    void strikesAWithdrawnFileThroughAndSaysWhy() {
        assertThat(render(FILE.withdrawn(new EvidenceFile.Withdrawal("wrong year", "ben", NOON))))
                .contains("<del>&lt;b&gt;a", "Withdrawn by ben, 31 Mar 2026: wrong year");
    }

    @Test
    void saysHowLargeAFileIs() {
        assertThat(sized(999).sizeInWords()).isEqualTo("999 B");
        assertThat(sized(1024).sizeInWords()).isEqualTo("1 KB");
        assertThat(sized(10 * 1024 * 1024).sizeInWords()).isEqualTo("10.0 MB");
    }

    private static EvidenceFile sized(int size) {
        return new EvidenceFile(
                1, 1, 1, About.GOAL, null, "a", "text/plain", size, "ab".repeat(32), null, "anna", NOON, null);
    }
}
