package org.valueledger.businesscase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.valueledger.intake.Problem;
import org.valueledger.valuation.BusinessCaseResult;

class CaseFileTest {

    private static final String HEADER = "kind,ref,name,category,risk_adjustment,item,formula,Initial,Year 1,Year 2\n";
    private static final String SETTINGS = "setting,currency,EUR\nsetting,discount_rate,0.1\n";

    @Test
    void readsTheStudyFromCsvWithThePublishedResult() throws Exception {
        var file = CaseFile.of(study().getBytes(StandardCharsets.UTF_8), Map.of("source", "study.csv"));

        assertThat(file.errors()).isEmpty();
        assertThat(file.rows()).isEqualTo(40);
        published(file);
        assertThat(file.read().heading())
                .isEqualTo(new NewCase.Heading("Dynamics 365 Business Central", "study.csv", null));
    }

    @Test
    void readsTheStudyFromASpreadsheetWithThePublishedResult() throws Exception {
        var file = CaseFile.of(Spreadsheets.fromCsv(study()), Map.of());

        assertThat(file.errors()).isEmpty();
        published(file);
    }

    @Test
    void readsTheStudyAsItLooksInOtherCountries() throws Exception {
        String german = study().replace("\"Implementation, management and training\"", "Einführung")
                .replace(',', ';')
                .replaceAll("(\\d)\\.(\\d)", "$1,$2")
                .replace("20000", "20.000")
                .replace("73000", "73.000,00");
        published(CaseFile.of(("\uFEFF" + german).getBytes(StandardCharsets.UTF_8), Map.of()));
        published(CaseFile.of(german.getBytes(Charset.forName("windows-1252")), Map.of()));
        published(CaseFile.of(german.replace(';', '\t').getBytes(StandardCharsets.UTF_16LE), Map.of()));
        published(CaseFile.of(("sep=;\r\n" + german.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8), Map.of()));
    }

    @Test
    void takesOneNumberForAllPeriodsAndAnEmptyInitialOneAsNothing() throws Exception {
        var result = good("benefit,A,One,,,a,,7\n,,,,,b,,,1,2\n,,,,,t,a*b\n");

        assertThat(result.benefits().getFirst().byPeriod())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(n("0"), n("7"), n("14"));
    }

    @Test
    void takesEmptyAmountsAsNothingAndNegativeOnesAsTheyAre() throws Exception {
        var result = good("benefit,A,One,,,,,-5,,2\n");

        assertThat(result.benefits().getFirst().byPeriod())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(n("-5"), n("0"), n("2"));
    }

    @Test
    void countsALineOnlyInItsActivePeriods() throws Exception {
        String rows = "benefit,A,One,,,a,,7,,,Year 1 | Year 2\n,,,,,t,a\n";
        var file = read(HEADER.replace("Year 2\n", "Year 2,active periods\n") + SETTINGS + rows);

        assertThat(file.read().result().benefits().getFirst().total()).isEqualByComparingTo("14");
    }

    @Test
    void findsTheHeaderBelowATitleAndColumnsInAnyOrder() throws Exception {
        var file = read(
                "My business case,,,,\nName,Kind,Ref,Year 1,Item\nEUR,setting,currency\n8%,setting,discount-rate\nOne,benefit,A,12\n");

        assertThat(file.errors()).isEmpty();
        assertThat(file.read().result().benefits().getFirst().total()).isEqualByComparingTo("12");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gain,A,One,,,,,1,2,3                                  | 4 | kind            | "gain" is no kind
            benefit,,One,,,,,1,2,3                                | 4 | ref             | ref is empty
            benefit,A,One,,,,,1,many,3                            | 4 | Year 1          | "many" is not a number
            benefit,A,One,,high,,,1,2,3                           | 4 | risk_adjustment | "high" is not a number
            benefit,A,One,,2,,,1,2,3                              | 4 | risk_adjustment | fraction from 0 to 1
            benefit,A,One,,,a,,1,,3                               | 4 | Year 1          | has no number here
            benefit,A,One,,,a,,,,                                 | 4 | item            | neither numbers nor a formula
            benefit,A,One,,,a,,1                                  | 4 | formula         | has no total
            benefit,A,One,,,t,x+1                                 | 4 | formula         | x
            benefit,A,One,,,t,1/0                                 | 4 | formula         | zero
            benefit,A,One,,,t,1,5                                 | 4 | formula         | numbers as well
            benefit,A,One,,,,1+1                                  | 4 | item            | without an item
            benefit,A/B,One,,,,,1,2,3                             | 4 | ref             | letters and digits
            benefit,A,One,,,,,1,2,3,4                             | 4 | K               | without a name
            setting,colour,red                                    | 4 | ref             | is no setting
            setting,currency,USD                                  | 4 | ref             | was set before
            setting,name,                                         | 4 | name            | value of name is missing
            ,A,One,,,,,1,2,3                                      | 4 | kind            | kind is empty
            """)
    void namesRowAndColumnOfWhatIsWrong(String row, long number, String column, String words) throws Exception {
        Problem problem = first(HEADER + SETTINGS + row.strip() + "\n");

        assertThat(problem.row()).isEqualTo(number);
        assertThat(problem.column()).isEqualTo(column);
        assertThat(problem.message()).contains(words);
    }

    @Test
    void namesRowAndColumnOfWhatContradictsAnEarlierRow() throws Exception {
        var file = read(HEADER + SETTINGS + """
                benefit,A,One,,0.1,a,,1
                benefit,A,Two,,0.2,a,,2
                benefit,A,,,,t,a
                cost,A,,,,b,,3
                benefit,B,Plain,,,,,1,2,3
                benefit,B,,,,c,,4
                benefit,B,,,,,,5,6,7
                """);

        assertThat(file.errors())
                .extracting(problem -> problem.row() + " " + problem.column())
                .containsExactlyInAnyOrder("5 name", "5 risk_adjustment", "5 item", "7 kind", "9 item", "10 item");
        assertThat(file.rejected()).isEqualTo(4);
    }

    @Test
    void namesTheSettingThatIsMissingOrWrong() throws Exception {
        assertThat(first(HEADER + "setting,currency,EUR\nbenefit,A,One,,,,,1,2,3\n")
                        .message())
                .contains("discount_rate");
        Problem currency =
                first(HEADER + "setting,discount_rate,0.1\nsetting,currency,Taler\nbenefit,A,One,,,,,1,2,3\n");
        assertThat(currency.row()).isEqualTo(3);
        assertThat(currency.column()).isEqualTo("name");
        Problem rate = first(HEADER + "setting,discount_rate,10\nsetting,currency,EUR\nbenefit,A,One,,,,,1,2,3\n");
        assertThat(rate.row()).isEqualTo(2);
        assertThat(rate.message()).contains("fraction from 0 to 1");
    }

    @Test
    void leavesOpenNumbersOpenUnlessTheFileShowsWhatTheyMean() throws Exception {
        String semicolons = (HEADER + SETTINGS).replace(',', ';').replace("0.1", "10%");

        assertThat(first(semicolons + "benefit;A;One;;;;;1,234;2;3\n").message())
                .contains("a thousand or a fraction");
        assertThat(read(semicolons + "benefit;A;One;;;;;1,234;2,5;3\n").errors())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "just text", "a,b,c\n1,2,3\n", "kind,ref\n", "kind,ref,name,ref,Year 1\n"})
    void refusesWhatIsNoBusinessCase(String text) throws Exception {
        assertThat(read(text).errors()).isNotEmpty();
        assertThat(read(text).read()).isNull();
    }

    @Test
    void refusesAnUnclosedQuote() throws Exception {
        assertThat(first(HEADER + SETTINGS + "benefit,A,\"One,,,,,1,2,3\n").message())
                .contains("cannot be read");
    }

    @Test
    void takesPercentagesAndCachedResultsOfASpreadsheetAndRefusesDatesErrorsAndTruth() throws Exception {
        byte[] file =
                Spreadsheets.fromCsv(HEADER + SETTINGS.replace("0.1", "10%") + "benefit,A,One,,10%,,,1,77777,3\n");
        byte[] cached = Spreadsheets.with(file, "<v>77777</v>", "<f>1+1</f><v>2</v>");

        assertThat(CaseFile.of(cached, Map.of())
                        .read()
                        .result()
                        .benefits()
                        .getFirst()
                        .total())
                .isEqualByComparingTo("5.4");
        assertThat(spreadsheetProblem(file, "<v>77777</v>", "<f>1+1</f>").message())
                .contains("no stored result");
        Problem date = CaseFile.of(
                        Spreadsheets.of(sheet -> {
                            String[] header = HEADER.strip().split(",");
                            for (int i = 0; i < header.length; i++) {
                                sheet.value(0, i, header[i]);
                            }
                            sheet.value(1, 0, "benefit");
                            sheet.value(1, 1, "A");
                            sheet.value(1, 7, LocalDate.of(2025, 1, 2));
                            sheet.style(1, 7).format("dd.mm.yyyy").set();
                            sheet.value(1, 8, true);
                        }),
                        Map.of())
                .errors()
                .stream()
                .filter(problem -> "Initial".equals(problem.column()))
                .findFirst()
                .orElseThrow();
        assertThat(date.row()).isEqualTo(2);
        assertThat(date.message()).contains("is a date");
    }

    @Test
    void keepsRowNumbersOfASpreadsheetWithGaps() throws Exception {
        byte[] file = Spreadsheets.of(sheet -> {
            String[] header = HEADER.strip().split(",");
            for (int i = 0; i < header.length; i++) {
                sheet.value(4, i, header[i]);
            }
            sheet.value(9, 0, "gain");
        });

        assertThat(CaseFile.of(file, Map.of()).errors())
                .anySatisfy(problem -> assertThat(problem.row()).isEqualTo(10));
    }

    @Test
    void refusesAFormulaOfTheSpreadsheetWhereOneOfTheCaseIsMeant() throws Exception {
        byte[] file = Spreadsheets.fromCsv(HEADER + SETTINGS + "benefit,A,One,,,t,77777\n");

        assertThat(spreadsheetProblem(file, "<v>77777</v>", "<f>1+1</f><v>2</v>")
                        .column())
                .isEqualTo("formula");
        assertThat(CaseFile.of(file, Map.of()).read())
                .as("a constant is a formula")
                .isNotNull();
    }

    @Test
    void refusesFilesThatAreNoSpreadsheetOrUnpackTooFar() throws Exception {
        byte[] good = Spreadsheets.fromCsv(HEADER + SETTINGS + "benefit,A,One,,,,,1,2,3\n");
        byte[] cut = java.util.Arrays.copyOf(good, good.length / 2);
        byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3};

        assertThat(only(cut).message()).contains("cannot be read");
        assertThat(only(old).message()).contains("before 2007");
        assertThat(only(Spreadsheets.bomb(60)).message()).contains("unpacks");
        assertThat(only(Spreadsheets.bomb(1)).message()).contains("cannot be read");
    }

    private static Problem spreadsheetProblem(byte[] file, String before, String after) throws IOException {
        return only(Spreadsheets.with(file, before, after));
    }

    private static Problem only(byte[] file) throws IOException {
        List<Problem> errors = CaseFile.of(file, Map.of()).errors();
        assertThat(errors).hasSize(1);
        return errors.getFirst();
    }

    private static BusinessCaseResult good(String rows) throws IOException {
        var file = read(HEADER + SETTINGS + rows);
        assertThat(file.errors()).isEmpty();
        return file.read().result();
    }

    private static Problem first(String text) throws IOException {
        return read(text).errors().getFirst();
    }

    private static CaseFile read(String text) throws IOException {
        return CaseFile.of(text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static void published(CaseFile file) {
        assertThat(file.errors()).isEmpty();
        var result = file.read().result();
        assertThat(result.npv().doubleValue()).isCloseTo(287_977, within(1.0));
        assertThat(result.roi().doubleValue()).isCloseTo(1.6179, within(0.00005));
        assertThat(result.paybackMonths().doubleValue()).isCloseTo(6.31, within(0.005));
    }

    private static String study() throws IOException {
        return new ClassPathResource("business-cases/tei-d365-business-central-2020.csv")
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static BigDecimal n(String number) {
        return new BigDecimal(number);
    }
}
