package org.valueledger.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ChartsTest {
    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 23);
    private static final ValueCurve.Labels LABELS = new ValueCurve.Labels(
            "Geliefert",
            "Geplant",
            "Kosten",
            "Untergrenze",
            "Summe, €",
            "nicht gemessen",
            "23.11.2026",
            "Noch nichts.");

    private static ValueCurve.Point point(LocalDate date, @Nullable Double delivered, double planned) {
        return new ValueCurve.Point(date, delivered, planned, 40_000.0);
    }

    private static ValueCurve curve(ValueCurve.Point... points) {
        return new ValueCurve(
                List.of(points), 50_000.0, AS_OF, Locale.GERMANY, "Geliefert < geplant & \"mehr\"", LABELS);
    }

    private static ValueCurve measuredHalfway() {
        return curve(
                point(START, 0.0, 0),
                point(LocalDate.of(2025, 12, 1), 120_000.0, 150_000),
                point(AS_OF, null, 1_200_000));
    }

    private static AttainmentBars.Bar bar(String name, @Nullable Double attainment) {
        return new AttainmentBars.Bar(name, attainment, 0.8, attainment == null ? "nicht gemessen" : "x %", Tone.GOOD);
    }

    private static AttainmentBars bars(int count) {
        var bars = IntStream.range(0, count)
                .mapToObj(i -> bar("Treiber " + i, i / 10.0))
                .toList();
        return new AttainmentBars(bars, 0, "Zielerreichung", "Ziel 100 %", "Plan", "und # weitere", "Keine Ziele.");
    }

    private static Document parsed(String svg) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static String words(String svg) throws Exception {
        return parsed(svg).getDocumentElement().getTextContent();
    }

    private static long inked(Chart chart, double width, double height) {
        var image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setPaint(Color.WHITE);
        canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
        Charts.draw(chart, canvas, width, height, 10, Palette.PRINT);
        canvas.dispose();
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(i -> (image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xFFFFFF) != 0xFFFFFF)
                .count();
    }

    @Test
    void drawsDeliveredOnlyUpToTheLastMeasurement() {
        var lines = CurvePicture.chart(measuredHalfway(), 760, new Style(Palette.LIGHT, 12))
                .getXYPlot()
                .getDataset(1);
        assertThat(lines.getSeriesCount()).isEqualTo(3);
        assertThat(lines.getSeriesKey(2)).hasToString("Geliefert");
        assertThat(lines.getItemCount(2)).isEqualTo(2);
        assertThat(lines.getSeriesKey(1)).hasToString("Geplant");
        assertThat(lines.getItemCount(1)).isEqualTo(3);
    }

    @Test
    void writesNamesUnitAndMonthsInTheCustomersLanguage() throws Exception {
        var words = words(Charts.svg(measuredHalfway(), Charts.Size.WIDE, Palette.LIGHT));
        assertThat(words).contains("Geliefert", "Geplant", "Kosten", "Summe, €", "23.11.2026", "nicht gemessen");
        assertThat(words).contains("März 2025", "1\u00A0Mio.", "600.000");
    }

    @ParameterizedTest
    @EnumSource(Palette.class)
    void givesStrictXmlWithAnAccessibleNameInEveryPalette(Palette palette) throws Exception {
        for (var size : Charts.Size.values()) {
            var svg = parsed(Charts.svg(measuredHalfway(), size, palette)).getDocumentElement();
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(svg.getAttribute("aria-label")).isEqualTo("Geliefert < geplant & \"mehr\"");
            assertThat(svg.getAttribute("viewBox")).startsWith("0 0 " + size.width + " ");
            parsed(Charts.svg(bars(30), size, palette));
        }
    }

    @Test
    void isNotBlank() {
        assertThat(inked(measuredHalfway(), 600, 240)).isGreaterThan(5_000);
        assertThat(inked(bars(5), 600, Charts.height(bars(5), 10))).isGreaterThan(5_000);
    }

    @Test
    void saysSoWhereThereIsNothingToDraw() throws Exception {
        assertThat(words(Charts.svg(curve(), Charts.Size.WIDE, Palette.LIGHT))).contains("Noch nichts.");
        assertThat(words(Charts.svg(bars(0), Charts.Size.NARROW, Palette.DARK))).contains("Keine Ziele.");
    }

    @Test
    void survivesNumbersThatCannotBeDrawn() {
        var odd = curve(
                point(START, Double.NaN, Double.POSITIVE_INFINITY),
                point(START, -1e300, Double.NaN),
                point(AS_OF, 1e300, Double.NEGATIVE_INFINITY));
        assertThat(inked(odd, 600, 240)).isPositive();
        assertThat(inked(curve(point(AS_OF, 5.0, 5)), 600, 240)).isPositive();
        var bars = new AttainmentBars(
                List.of(bar("a", Double.NaN), bar("b", 1e300), bar("c", -1e300), bar("d", null)),
                0,
                "",
                "",
                "",
                "",
                "");
        assertThat(inked(bars, 600, 240)).isPositive();
    }

    @Test
    void cutsEndlessNamesAndDropsWhatCannotBeSeen() throws Exception {
        var evil = new AttainmentBars(
                List.of(bar("Very long name ".repeat(40), 0.5), bar("be\u0000ll\u202E\u0007 株", 0.5)),
                0,
                "",
                "",
                "",
                "",
                "");
        var words = words(Charts.svg(evil, Charts.Size.WIDE, Palette.LIGHT));
        assertThat(words).contains("…").contains("bell \uFFFD").doesNotContain("\u202E");
        assertThat(words.length()).isLessThan(150);
    }

    @Test
    void drawsAFewBarsOnAPageAndCountsTheOthers() throws Exception {
        var words = words(Charts.svg(bars(60), Charts.Size.WIDE, Palette.LIGHT));
        assertThat(words).contains("Treiber 11", "und 48 weitere").doesNotContain("Treiber 12");
        assertThat(words(Charts.svg(bars(12), Charts.Size.WIDE, Palette.LIGHT))).doesNotContain("weitere");
    }

    @Test
    void keepsEveryLabelInsideThePicture() throws Exception {
        for (var size : Charts.Size.values()) {
            for (Chart chart : List.of(measuredHalfway(), bars(12))) {
                var texts = parsed(Charts.svg(chart, size, Palette.LIGHT)).getElementsByTagName("text");
                assertThat(texts.getLength()).isGreaterThan(8);
                for (int i = 0; i < texts.getLength(); i++) {
                    var text = (Element) texts.item(i);
                    double left = Double.parseDouble(text.getAttribute("x"));
                    double right = left + Double.parseDouble(text.getAttribute("textLength"));
                    assertThat(left).as(text.getTextContent()).isGreaterThanOrEqualTo(-0.5);
                    assertThat(right).as(text.getTextContent()).isLessThanOrEqualTo(size.width + 0.5);
                }
            }
        }
    }

    @Test
    void drawsBulletsForEveryDriver() throws Exception {
        for (Double attainment : new Double[] {null, -3.0, 0.0, 0.5, 1.0, 40.0, Double.NaN}) {
            var svg = parsed(Charts.svg(new BulletBar(attainment, 0.8, Tone.POOR), "half <way>"));
            assertThat(svg.getDocumentElement().getAttribute("aria-label")).isEqualTo("half <way>");
            assertThat(svg.getElementsByTagName("text").getLength()).isZero();
        }
    }
}
