package org.valueledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The texts and the parts of the pages that need no request. */
class ImportPagesTest {

    @TempDir
    Path folder;

    private static final ResourceBundleMessageSource MESSAGES = messages();

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/intake");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Test
    void listsProblemsWithRowColumnAndText() {
        var result = new ImportResult(
                3,
                2,
                List.of(new Problem(7, "value", "<b>", "\"<b>\" is not a number.")),
                1200,
                List.of(new Problem(9, null, null, "a note")),
                0,
                0,
                false,
                true);
        String page = render("import-problems", "list", Map.of("result", result));
        assertThat(page)
                .contains("1,200 problems", "The first 1 are shown", ">7<", ">value<", "&lt;b&gt;", "Row 9: a note")
                .doesNotContain("<b>");
    }

    private static String render(String template, String part, Map<String, Object> model) {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        engine.setTemplateEngineMessageSource(MESSAGES);
        engine.setLinkBuilder(new StandardLinkBuilder() {
            @Override
            protected String computeContextPath(
                    IExpressionContext context, String base, Map<String, Object> parameters) {
                return "";
            }

            @Override
            protected String processLink(IExpressionContext context, String link) {
                return link;
            }
        });
        return engine.process(template, Set.of(part), new Context(Locale.ENGLISH, model));
    }

    @Test
    void showsThePreviewTheResultAndThePastImports() {
        var upload = new Uploads.Upload("abc", 1, Table.CUSTOMERS, "mine.csv", folder, Instant.now());
        var preview = new Preview(
                "UTF-8",
                "comma",
                "POINT",
                "none",
                List.of("customer_id"),
                List.of(new Preview.Line(2, List.of("007"))));
        var result = new ImportResult(1, 0, List.of(), 0, List.of(), 1, 0, true, false);
        assertThat(render("import-preview", "main", Map.of("upload", upload, "preview", preview, "result", result)))
                .contains(
                        "Preview of mine.csv",
                        "Separated by commas",
                        ">007<",
                        "/imports/uploads/abc",
                        "Import one row");
        assertThat(render("import-result", "main", Map.of("upload", upload, "result", result)))
                .contains("1 rows accepted, 1 new");
        var run = new PastImports.PastImport("drivers", "d.csv", 1000, 0, 2, 3, "anna", "2026-03-31 10:00 UTC");
        assertThat(render("imports", "main", Map.of("tables", List.of(Table.values()), "runs", List.of(run))))
                .contains("1,000", "d.csv", "Value drivers", "/imports/templates/measurements.csv");
    }

    /** A key that a page asks for and the file does not have would be shown as ??key??. */
    @Test
    void everyTextOfThePagesExists() throws IOException {
        Properties texts = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/messages/intake.properties"))) {
            texts.load(reader);
        }
        for (String page : List.of("imports", "import-preview", "import-result", "import-problems")) {
            String html = Files.readString(Path.of("src/main/resources/templates/" + page + ".html"));
            var keys = java.util.regex.Pattern.compile("#\\{(import[a-zA-Z.]+)")
                    .matcher(html)
                    .results()
                    .map(m -> m.group(1));
            assertThat(keys.toList()).isNotEmpty().allSatisfy(key -> assertThat(texts)
                    .containsKey(key));
        }
        Stream.of(Table.values()).forEach(table -> assertThat(texts).containsKey("import.table." + table.path()));
        Stream.of(DecimalMark.values()).forEach(mark -> assertThat(texts).containsKey("import.mark." + mark));
        Stream.of(DayOrder.values()).forEach(order -> assertThat(texts).containsKey("import.order." + order));
    }

    @Test
    void everyReasonForRefusingACellHasItsText() throws IOException {
        var key = java.util.regex.Pattern.compile(
                "(?:BadCell|Words|ofRow|ofColumn|problem)\\([^;]*?\"([a-z]+[A-Za-z]*\\.[a-zA-Z]+)\"");
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/org/valueledger/intake"))) {
            List<String> keys = sources.flatMap(
                            source -> key.matcher(read(source)).results().map(m -> m.group(1)))
                    .toList();
            assertThat(keys).hasSizeGreaterThan(20).allSatisfy(k -> assertThat(Texts.of(k, "a", "b", "c", "d", "e"))
                    .doesNotContain("{"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void offersTemplatesThatAreUnderstoodWithoutAProblem() throws IOException {
        for (Table table : Table.values()) {
            Path file = Files.writeString(folder.resolve("t.csv"), Templates.of(table));
            Problems problems = new Problems();
            FileLayout layout = FileLayout.of(file, table);
            layout.report(problems);
            try (CheckedRows rows =
                    new CheckedRows(file, layout, RowRules.of(table, java.time.LocalDate.of(2026, 1, 1)), problems)) {
                assertThat(rows.next()).isNotNull();
                assertThat(rows.next()).isNull();
            }
            assertThat(problems.errors()).isEmpty();
            assertThat(problems.notices()).isEmpty();
        }
    }

    @Test
    void previewsWhatWasUnderstood() throws IOException {
        String text = "customer_id;driver_id;date;value\n01;D;03/04/2024;1,5\n01;D;31/05/2024;2\n01;D;never;2\n";
        Path file = Files.write(folder.resolve("p.csv"), text.getBytes(StandardCharsets.UTF_16LE));
        Preview preview = Preview.of(file, Table.MEASUREMENTS);
        assertThat(preview)
                .extracting(Preview::encoding, Preview::delimiter, Preview::decimalMark, Preview::dayOrder)
                .containsExactly("UTF-16LE", "semicolon", "COMMA", "DAY_FIRST");
        assertThat(preview.columns()).containsExactly("customer_id", "driver_id", "date", "value");
        assertThat(preview.rows())
                .containsExactly(
                        new Preview.Line(2, List.of("01", "D", "2024-04-03", "1.5")),
                        new Preview.Line(3, List.of("01", "D", "2024-05-31", "2")));
    }

    @Test
    void keepsAnUploadForItsOwnerOnly() throws IOException {
        Uploads uploads = new Uploads();
        Path file = Files.writeString(folder.resolve("u.csv"), "x");
        var upload = uploads.keep(1, Table.CUSTOMERS, "u.csv", file);
        assertThat(upload.name()).hasSize(32);
        assertThat(upload.until()).isAfter(Instant.now());
        assertThat(uploads.get(upload.name(), 1)).isEqualTo(upload);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> uploads.get(upload.name(), 2))
                .isInstanceOf(Uploads.Gone.class);
        uploads.remove(upload);
        assertThat(file).doesNotExist();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> uploads.get(upload.name(), 1))
                .isInstanceOf(Uploads.Gone.class);
        uploads.destroy();
    }
}
