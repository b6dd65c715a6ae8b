package org.valueledger.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.valueledger.evidence.SomeFiles.bytes;
import static org.valueledger.evidence.SomeFiles.joined;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileCheckTest {

    private static final String HTML = "<html><script>alert(1)</script></html>";

    private static Verdict check(String name, byte[] bytes) {
        return FileCheck.of(name, bytes);
    }

    private static Verdict check(byte[] bytes) {
        return check("report.pdf", bytes);
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of(FileType.PDF, SomeFiles.pdf()),
                Arguments.of(FileType.PNG, SomeFiles.picture("png")),
                Arguments.of(FileType.JPEG, SomeFiles.picture("jpg")),
                Arguments.of(FileType.WEBP, SomeFiles.webp()),
                Arguments.of(FileType.XLSX, SomeFiles.xlsx()),
                Arguments.of(FileType.DOCX, SomeFiles.docx()),
                Arguments.of(FileType.PPTX, SomeFiles.pptx()),
                Arguments.of(FileType.ODS, SomeFiles.openDocument("spreadsheet")),
                Arguments.of(FileType.ODT, SomeFiles.openDocument("text")));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void knowsEachTypeByItsContentWhateverItIsCalled(FileType type, byte[] bytes) {
        assertThat(check("evil.html", bytes)).isEqualTo(new Verdict.Accepted(type));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void refusesEachTypeWhenItIsCutOff(FileType type, byte[] bytes) {
        assertThat(check(Arrays.copyOf(bytes, bytes.length - 8))).isInstanceOf(Verdict.Refused.class);
        assertThat(check(Arrays.copyOf(bytes, 9))).isInstanceOf(Verdict.Refused.class);
    }

    /** The PDF format allows a little behind its end; a page that long would have to be smaller than 1 KB. */
    @ParameterizedTest
    @MethodSource("accepted")
    void refusesEachTypeWithAPageBehindItsEnd(FileType type, byte[] bytes) {
        assertThat(check(joined(bytes, bytes(HTML.repeat(40))))).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void refusesAPictureWithASmallScriptBehindItsEnd() {
        assertThat(check(joined(SomeFiles.picture("png"), bytes(HTML)))).isInstanceOf(Verdict.Refused.class);
        assertThat(check(joined(SomeFiles.picture("jpg"), bytes(HTML)))).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void acceptsWhatCamerasWriteBehindAPhoto() {
        byte[] jpeg = SomeFiles.picture("jpg");

        assertThat(check(joined(jpeg, jpeg, bytes("\0\0SEFT")))).isEqualTo(new Verdict.Accepted(FileType.JPEG));
        assertThat(check(joined(jpeg, SomeFiles.docx()))).isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1250"})
    void acceptsTextInTheseEncodings(String charset) {
        String mark = charset.startsWith("UTF-16") ? "\uFEFF" : "";
        byte[] text = (mark + "Größe;7\r\n\tÄpfel < Öl & more\n").getBytes(Charset.forName(charset));

        assertThat(check("a.txt", text)).isEqualTo(new Verdict.Accepted(FileType.TEXT));
        assertThat(check("a.CSV", text)).isEqualTo(new Verdict.Accepted(FileType.CSV));
    }

    @Test
    void refusesAPageInAnyEncodingWhateverStandsBehindIt() {
        byte[] late = joined(bytes("<!-- " + "x".repeat(2048) + " -->" + HTML), SomeFiles.pdf());
        assertThat(check(late)).isInstanceOf(Verdict.Refused.class);
        assertThat(check(bytes("<p>" + "x".repeat(2048) + "%PDF-1.7 %%EOF")))
                .isEqualTo(new Verdict.Refused("an HTML page"));
        assertThat(check(("\uFEFF  " + HTML).getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(new Verdict.Refused("an HTML page"));
        assertThat(check(("\uFEFF\n" + HTML).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Verdict.Refused("an HTML page"));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("an empty file", bytes("")),
                Arguments.of("an empty file", bytes(" \n")),
                Arguments.of("an HTML page", bytes("<!DOCTYPE html><title>x</title>")),
                Arguments.of("an HTML page", bytes("<?xml version='1.0'?><html xmlns='x'/>")),
                Arguments.of("an SVG drawing", bytes("<svg xmlns='http://www.w3.org/2000/svg'/>")),
                Arguments.of("an SVG drawing", bytes("<?xml version='1.0'?><!-- a --><svg/>")),
                Arguments.of("an XML file", bytes("<?xml version='1.0'?><a/>")),
                Arguments.of("text with HTML or XML in it", bytes("a;b\n1;<SCRIPT>x</SCRIPT>")),
                Arguments.of("a script", bytes("#!/bin/sh\nrm -rf /\n")),
                Arguments.of("a script", bytes("@echo off\r\ndel *\r\n")),
                Arguments.of("an RTF document", bytes("{\\rtf1 hello}")),
                Arguments.of("an e-mail message", bytes("From: a@b.c\r\nMIME-Version: 1.0\r\n\r\nhello")),
                Arguments.of("an e-mail message", bytes("Received: by x\r\n for y\r\nTo: z\r\n\r\nhello")),
                Arguments.of("a Windows program", bytes("MZ\u0090\0\3\0\0\0")),
                Arguments.of("a program", bytes("\u007fELF\2\1\1\0")),
                Arguments.of(
                        "a file of an old or a protected Office",
                        bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")),
                Arguments.of("a GIF picture", bytes("GIF89a\1\0\1\0")),
                Arguments.of("a HEIC picture", bytes("\0\0\0\u0018ftypheic\0\0\0\0")),
                Arguments.of("an archive", bytes("\u001f\u008b\b\0\0")),
                Arguments.of("an archive", bytes("PK\5\6" + "\0".repeat(18))),
                Arguments.of("an archive", SomeFiles.zip("a.txt")),
                Arguments.of("an archive", SomeFiles.zip("META-INF/MANIFEST.MF", "A.class")),
                Arguments.of(
                        "an archive", SomeFiles.zip("[Content_Types].xml", "word/document.xml", "xl/workbook.xml")),
                Arguments.of("an archive", SomeFiles.xlsx("xl/workbook.bin", "ppt/presentation.xml")),
                Arguments.of("an archive", SomeFiles.openDocument("graphics")),
                Arguments.of("an archive with an entry that leaves its folder", SomeFiles.docx("../evil.sh")),
                Arguments.of("an archive with an entry that leaves its folder", SomeFiles.docx("word/../../evil.sh")),
                Arguments.of("an archive with an entry that leaves its folder", SomeFiles.docx("..\\evil.bat")),
                Arguments.of("an archive with an entry that leaves its folder", SomeFiles.docx("/etc/passwd")),
                Arguments.of("an office file with macros", SomeFiles.docx("word/vbaProject.bin")),
                Arguments.of("an office file with macros", SomeFiles.xlsx("xl/VBAPROJECT.BIN")),
                Arguments.of("an office file with macros", SomeFiles.xlsx("xl/macrosheets/sheet1.xml")),
                Arguments.of("an office file with macros", SomeFiles.openDocument("text", "Basic/Standard/M.xml")),
                Arguments.of(
                        "an archive that is damaged or has something else around it",
                        joined(SomeFiles.docx(), bytes("PK\5\6" + "\0".repeat(17)))),
                Arguments.of("a binary file of an unknown type", bytes("a;b\0\n")),
                Arguments.of("a binary file of an unknown type", bytes("\u00ff\u00fea\0\0")),
                Arguments.of("a binary file of an unknown type", bytes("\u001b[31mred")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void saysWhatARefusedFileIs(String found, byte[] bytes) {
        assertThat(check(bytes)).isEqualTo(new Verdict.Refused(found));
    }

    @Test
    void acceptsTextThatOnlyLooksABitLikeSomethingElse() {
        for (String text : new String[] {
            "MZ-Nr;Name\n1;x\n",
            "BMW;3\n",
            "From: the plant\nTo: us\n\nas agreed",
            "5 < 7 and <b>bold</b>",
            "{\"a\": 1}",
            "%"
        }) {
            assertThat(check("a.txt", bytes(text))).as(text).isEqualTo(new Verdict.Accepted(FileType.TEXT));
        }
    }

    @Test
    void acceptsAnArchiveWrittenWithTheLargeKindOfEnd() {
        byte[] zip = SomeFiles.xlsx();
        int end = new Content(zip).lastIndexOf("PK\5\6", 0);
        byte[] large = joined(
                Arrays.copyOf(zip, end),
                bytes("PK\6\6" + "\0".repeat(52)),
                bytes("PK\6\7" + "\0".repeat(16)),
                Arrays.copyOfRange(zip, end, zip.length));

        assertThat(check(large)).isEqualTo(new Verdict.Accepted(FileType.XLSX));
    }

    /** Whatever comes, it is judged in time and nothing is thrown. Seeds 0 to 1999. */
    @Test
    void survivesDamageAnywhere() {
        byte[][] whole =
                accepted().map(arguments -> (byte[]) arguments.get()[1]).toArray(byte[][]::new);
        for (int seed = 0; seed < 2000; seed++) {
            var random = new Random(seed);
            byte[] bytes = whole[random.nextInt(whole.length)].clone();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(check(Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length * 2))))
                    .as("seed " + seed)
                    .isNotNull();
        }
    }

    @Test
    void refusesRandomBytes() {
        for (int seed = 0; seed < 200; seed++) {
            byte[] bytes = new byte[500];
            new Random(seed).nextBytes(bytes);
            assertThat(check(bytes)).as("seed " + seed).isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    void knowsTheSampleReportAsAPdf() throws IOException {
        try (InputStream report =
                java.nio.file.Files.newInputStream(java.nio.file.Path.of("reports", "sample-report.pdf"))) {
            assertThat(check(report.readAllBytes())).isEqualTo(new Verdict.Accepted(FileType.PDF));
        }
    }
}
