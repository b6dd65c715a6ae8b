package org.valueledger.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactNameTest {

    @ParameterizedTest
    @CsvSource({
        "petra vogel-schmidt, Petra Vögel-Schmidt",
        "PETRA  VÖGELSCHMIDT, Petra Vögel-Schmidt",
        "Sean OBrien, Seán O’Brien",
        "Soren Lyngso, Søren Lyngsø",
        "Hans Strasse, Hans Straße",
        "山田 太郎, 山田太郎",
    })
    void forgivesCapitalsAccentsSpacesAndPunctuation(String typed, String invited) {
        assertThat(ContactName.same(typed, invited)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Petra, Petra Vogt", "Petra Vogt, Petra", "Peter Vogt, Petra Vogt", "'', Petra Vogt", "-, Petra Vogt"})
    void forgivesNothingElse(String typed, String invited) {
        assertThat(ContactName.same(typed, invited)).isFalse();
    }

    @Test
    void aNameHasALetter() {
        assertThat(ContactName.isName("…")).isFalse();
        assertThat(ContactName.same("…", "!")).isFalse();
    }
}
