package org.valueledger.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellKindTest {

    /** A column that shows nothing. */
    private static final ColumnHabits SILENT = new ColumnHabits() {
        @Override
        public DecimalMark decimalMark(String cell, DecimalMark open) throws BadCell {
            throw new BadCell("number.ambiguous");
        }

        @Override
        public DayOrder dayOrder(String cell) throws BadCell {
            throw new BadCell("date.ambiguous");
        }
    };

    @ParameterizedTest
    @CsvSource({
        "DIRECTION, Higher is better, UP",
        "DIRECTION, decrease, DOWN",
        "KIND, Hold-steady, HOLD",
        "KIND, FLOW, FLOW",
        "CATEGORY, Cost avoidance, COST_AVOIDANCE",
        "CATEGORY, revenue_increase, REVENUE_INCREASE",
        "GRADE, Measured, METERED",
        "SHARE, 80%, 0.8",
        "SHARE, 0.8, 0.8",
        "SHARE, '0,8', 0.8",
        "CURRENCY, eur, EUR",
        "COUNTRY, de, DE",
        "COUNTRY, USA, US",
        "COUNTRY, Germany, DE",
        "LOCALE, de_CH, de-CH",
        "TIME_ZONE, europe/berlin, Europe/Berlin",
        "EMAIL, a@b.example, a@b.example",
        "ID, 00042, 00042",
        "DAYS, 90, 90",
        "AMOUNT, 12.50, 12.50"
    })
    void understands(CellKind kind, String cell, String expected) throws BadCell {
        assertThat(kind.read(cell, SILENT)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "DIRECTION, sideways, direction.expected",
        "KIND, wave, kind.expected",
        "CATEGORY, fun, category.expected",
        "GRADE, gut feeling, grade.expected",
        "SHARE, 80, share.expected",
        "SHARE, 120%, share.outside",
        "SHARE, -0.1, share.expected",
        "CURRENCY, XYZQ, currency.expected",
        "COUNTRY, Atlantis, country.expected",
        "LOCALE, xx-XX, locale.expected",
        "TIME_ZONE, Mars/Base, timeZone.expected",
        "EMAIL, not an address, email.expected",
        "DAYS, 0, days.expected",
        "DAYS, 1.5, days.expected",
        "DAYS, 99999, days.expected",
        "AMOUNT, -1, amount.negative",
        "NUMBER, '1,234', number.ambiguous",
        "DATE, 03/04/2024, date.ambiguous"
    })
    void refuses(CellKind kind, String cell, String reason) {
        assertThatThrownBy(() -> kind.read(cell, SILENT))
                .isInstanceOf(BadCell.class)
                .extracting(bad -> ((BadCell) bad).key())
                .isEqualTo(reason);
    }

    @Test
    void putsTextOnOneLineAndRefusesZeroBytes() throws BadCell {
        assertThat(CellKind.NAME.read("Acme\r\n  Ltd", SILENT)).isEqualTo("Acme Ltd");
        assertThatThrownBy(() -> CellKind.NAME.read("Ac\0me", SILENT)).isInstanceOf(BadCell.class);
        assertThatThrownBy(() -> CellKind.ID.read("A\n1", SILENT)).isInstanceOf(BadCell.class);
        assertThatThrownBy(() -> CellKind.NAME.read("x".repeat(201), SILENT)).isInstanceOf(BadCell.class);
    }
}
