package org.valueledger.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our formulas against what others printed. {@code reports/validation.md} says the same for people. */
class ValidationTest {

    private static final Path REPORT = Path.of("reports", "validation.md");
    private static final String INTRODUCTION = """
            # The formulas against published numbers

            Expected is what the source prints (or what follows from its printed numbers, where it says so); got is what the
            code yields, shown with six decimals; the tolerance is half a unit of the last digit that the source prints.

            This file is checked by `ValidationTest`: the build fails when it is not what the code yields. To write it again:
            `mvn test -Dtest=ValidationTest -DwriteValidation=true`.
            """;

    static List<PublishedNumbers.Check> published() {
        return PublishedNumbers.all();
    }

    @ParameterizedTest
    @MethodSource("published")
    void agreesWithPublishedNumbers(PublishedNumbers.Check check) {
        assertThat(check.difference().abs())
                .as("%s, expected %s, got %s", check.source(), check.expected(), check.got())
                .isLessThanOrEqualTo(check.tolerance());
    }

    @Test
    void theReportSaysWhatTheCodeYields() throws IOException {
        var text = report(PublishedNumbers.all());
        if (Boolean.getBoolean("writeValidation")) {
            Files.createDirectories(REPORT.getParent());
            Files.writeString(REPORT, text);
        }
        assertThat(Files.readString(REPORT)).isEqualTo(text);
    }

    private static String report(List<PublishedNumbers.Check> checks) {
        var text = new StringBuilder(INTRODUCTION);
        var source = "";
        for (var check : checks) {
            if (!check.source().equals(source)) {
                source = check.source();
                text.append("\n## ").append(source.startsWith("http") ? "<" + source + ">" : source);
                text.append("\n\n| formula | what | expected | got | difference | tolerance |\n");
                text.append("|---|---|---:|---:|---:|---:|\n");
            }
            text.append("| %s | %s | %s | %s | %s | %s |\n"
                    .formatted(
                            check.formula(),
                            check.what(),
                            check.expected().toPlainString(),
                            shown(check.got()),
                            shown(check.difference()),
                            check.tolerance().toPlainString()));
        }
        return text.toString();
    }

    private static String shown(BigDecimal number) {
        var rounded = number.setScale(6, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
