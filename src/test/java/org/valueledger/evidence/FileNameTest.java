package org.valueledger.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    private static final String FAMILY = "\uD83D\uDC69\u200D\uD83D\uDC67";

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "C:\\Users\\Anna\\report.pdf, report.pdf",
        "/a/b\\c/d.png, d.png",
        "report.exe. . ., report.exe",
        "'  a b.pdf ', a b.pdf"
    })
    void keepsTheLastPartOfAPath(String given, String kept) {
        assertThat(FileName.of(given)).isEqualTo(kept);
    }

    @Test
    void dropsWhatCannotBeSeen() {
        assertThat(FileName.of("a\r\nSet-Cookie: x\0\u007f\u0085\u2028.pdf")).isEqualTo("aSet-Cookie: x.pdf");
        assertThat(FileName.of("invoice\u202Efdp.exe")).isEqualTo("invoicefdp.exe");
        assertThat(FileName.of("\u2066a\u2069\u200F\uFEFF\u061C.pdf")).isEqualTo("a.pdf");
        assertThat(FileName.of("a\uD800.pdf")).isEqualTo("a.pdf");
    }

    @Test
    void keepsLettersOfAllScriptsAndEmoji() {
        assertThat(FileName.of("Über – 報告 " + FAMILY + ".pdf")).isEqualTo("Über – 報告 " + FAMILY + ".pdf");
        assertThat(FileName.of("u\u0308.pdf")).as("written in one way only").isEqualTo("ü.pdf");
    }

    @Test
    void shortensTo200CharactersAndKeepsTheEnding() {
        String name = FileName.of("x".repeat(300) + ".xlsx");
        assertThat(name).hasSize(200).endsWith("x.xlsx");

        String emoji = FileName.of("\uD83D\uDCC8".repeat(300) + ".pdf");
        assertThat(emoji.codePointCount(0, emoji.length())).isEqualTo(200);
        assertThat(emoji).endsWith("\uD83D\uDCC8.pdf");

        assertThat(FileName.of("y".repeat(300))).hasSize(200);
        assertThat(FileName.of("." + "y".repeat(300))).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "/", "a/", "\u202E\r\n", "..."})
    void callsANamelessFileEvidence(String given) {
        assertThat(FileName.of(given)).isEqualTo("evidence");
    }

    @Test
    void readsAHeaderInUtf8OrPercentEncoded() {
        String asSent = new String("Größe 報.pdf".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(FileName.ofHeader(asSent)).isEqualTo("Größe 報.pdf");
        assertThat(FileName.ofHeader("Gr%C3%B6%C3%9Fe%20a+b.pdf")).isEqualTo("Größe a+b.pdf");
        assertThat(FileName.ofHeader("100 % sure.pdf")).isEqualTo("100 % sure.pdf");
        assertThat(FileName.ofHeader("Größe.pdf")).as("Latin-1").isEqualTo("Größe.pdf");
        assertThat(FileName.of(FileName.ofHeader("a%0d%0aSet-Cookie:%20x%2F..%2Fb.pdf")))
                .isEqualTo("b.pdf");
        assertThat(FileName.ofHeader(null)).isNull();
    }

    @Test
    void isSavedUnderAnEndingThatFitsWhatItIs() {
        assertThat(FileType.PDF.nameToSave("a.PDF")).isEqualTo("a.PDF");
        assertThat(FileType.JPEG.nameToSave("a.jpeg")).isEqualTo("a.jpeg");
        assertThat(FileType.TEXT.nameToSave("evil.js")).isEqualTo("evil.js.txt");
        assertThat(FileType.PDF.nameToSave("evil.html")).isEqualTo("evil.html.pdf");
    }
}
