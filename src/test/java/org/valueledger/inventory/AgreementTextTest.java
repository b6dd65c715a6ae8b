package org.valueledger.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.valueledger.valuation.Kind;

/** Figures by hand: 10 hours become 7 on 1,000 claims at 40 EUR, half of it useful: 3 * 1,000 * 40 * 0.5 = 60,000 EUR a year. */
class AgreementTextTest {

    private final AgreementText texts = new AgreementText(Claims.messages());

    private String goal(String locale, DriverDefinition definition, DriverFile.Proposal proposal) {
        return Claims.spaced(texts.ofGoal(Claims.customer(locale), Claims.file(definition), proposal));
    }

    private static DriverDefinition priced() {
        return Claims.definition(Kind.LEVEL, "EUR", "0.5");
    }

    @Test
    void saysAGoalInEnglish() {
        assertThat(goal("en-GB", priced(), Claims.proposal(null, null, null))).isEqualTo("""
                Elbmark · Claims handling
                “Claims pile up.”

                As it was from 1 Feb 2025 to 31 Jan 2026:
                – How many hours does a claim take? 10 h
                – How many claims a year? 1,000
                Source: claims system

                To be reached by 31 Dec 2026:
                – How many hours does a claim take? 7 h
                – How many claims a year? 1,000

                Worth once it is reached: €60,000 a year.
                On the way there: an even rise from 1 Feb 2026 to 31 Dec 2026.
                Computed as hours * cases.
                Each unit of that counts as €40.
                Counted of that: 50% that becomes useful, and of this 100% that is credited to the product; 50% in all.
                Proposal 1""");
    }

    @Test
    void saysAGoalInGerman() {
        assertThat(goal("de-DE", priced(), Claims.proposal(null, null, null))).isEqualTo("""
                Elbmark · Claims handling
                “Claims pile up.”

                So war es vom 01.02.2025 bis zum 31.01.2026:
                – How many hours does a claim take? 10 h
                – How many claims a year? 1.000
                Quelle: claims system

                Zu erreichen bis zum 31.12.2026:
                – How many hours does a claim take? 7 h
                – How many claims a year? 1.000

                Wert, sobald es erreicht ist: 60.000 € im Jahr.
                Auf dem Weg dorthin: gleichmäßiger Anstieg vom 01.02.2026 bis zum 31.12.2026.
                Berechnet als hours * cases.
                Jede Einheit davon zählt 40 €.
                Davon zählen: 50 %, die tatsächlich nutzbar werden, und davon 100 %, die dem Produkt zugerechnet werden; insgesamt 50 %.
                Vorschlag 1""");
    }

    @Test
    void saysAGoalInFrench() {
        assertThat(goal("fr-FR", priced(), Claims.proposal(null, null, null)))
                .contains("Situation du 1 févr. 2025 au 31 janv. 2026 :", "À atteindre d’ici au 31 déc. 2026 :")
                .contains("Valeur une fois l’objectif atteint : 60 000 € par an.")
                .endsWith("Proposition 1");
    }

    @Test
    void saysTheRampPointByPointAndWhoAcceptedAnException() {
        var proposal = Claims.proposal(
                List.of(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 12, 31)),
                List.of(new BigDecimal("0.125"), BigDecimal.ONE),
                "Dana Reed");

        assertThat(goal("en-GB", priced(), proposal))
                .contains("On the way there, counted from 1 Feb 2026: 12.5% – 1 May 2026; 100% – 31 Dec 2026")
                .contains("Accepted although the check did not pass, by Dana Reed: a new line");
    }

    /** 12.5 % is neither 12 % nor 13 %. */
    @Test
    void roundsNoShareThatIsSigned() {
        assertThat(goal("en-GB", Claims.definition(Kind.LEVEL, "EUR", "0.125"), Claims.proposal(null, null, null)))
                .contains("12.5% that becomes useful", "€15,000 a year");
    }

    @Test
    void countsInTheDriversUnitWithoutAPriceAndNothingWhereItIsHeld() {
        assertThat(goal("en-GB", Claims.definition(Kind.LEVEL, null, "1"), Claims.proposal(null, null, null)))
                .contains("120,000 h a year")
                .doesNotContain("Each unit", "Counted of that");
        assertThat(goal("en-GB", Claims.definition(Kind.HOLD, "EUR", "1"), Claims.proposal(null, null, null)))
                .contains("To be kept as it is")
                .doesNotContain("a year.");
    }

    @Test
    void saysAnAmendmentWithItsEffect() {
        var delivered = new AmendmentEffect.Change(new BigDecimal("40000"), new BigDecimal("20000"));
        var none = new AmendmentEffect.Change(BigDecimal.ZERO, BigDecimal.ZERO);
        var figures = new AmendmentEffect.Figures(delivered, none, none, none, none);
        var effect = new AmendmentEffect(figures, List.of(), figures);

        String german = Claims.spaced(
                texts.ofAmendment(Claims.customer("de-DE"), Claims.file(priced()), Claims.amendment(), effect));

        assertThat(german)
                .contains("Der Ausgangswert, wie er festgeschrieben wurde, vom 01.02.2025 bis zum 31.01.2026:")
                .contains("– How many hours does a claim take? 9 h", "Geändert, weil: Two teams were counted twice.")
                .contains(
                        "Bisher gelieferter Wert: aus 40.000 € wird 20.000 €.",
                        "Er gilt für alle Zahlen ab dem 01.06.2026")
                .endsWith("Beantragt und unterzeichnet von anna am 03.02.2026.\nÄnderung 1");
    }

    @Test
    void saysThatNoFigureChangesWithoutAGoal() {
        var effect = new AmendmentEffect(null, List.of(), null);

        assertThat(texts.ofAmendment(Claims.customer("fr-CH"), Claims.file(priced()), Claims.amendment(), effect))
                .contains("Aucun objectif n’est encore convenu : aucun chiffre ne change.");
    }

    /** A sentence that is missing in one language would be signed in another. */
    @Test
    void hasEverySentenceInEveryLanguage() throws IOException {
        var english = keys("");
        assertThat(english).hasSizeGreaterThan(20);
        assertThat(keys("_de")).containsExactlyInAnyOrderElementsOf(english);
        assertThat(keys("_fr")).containsExactlyInAnyOrderElementsOf(english);
    }

    private static List<String> keys(String language) throws IOException {
        var properties = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(
                        AgreementText.class.getResourceAsStream("/messages/inventory" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            properties.load(file);
        }
        return properties.stringPropertyNames().stream()
                .filter(key -> key.startsWith("agreement."))
                .toList();
    }
}
