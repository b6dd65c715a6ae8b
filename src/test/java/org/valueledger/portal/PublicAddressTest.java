package org.valueledger.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class PublicAddressTest {

    private static final MockServerHttpRequest REQUEST = MockServerHttpRequest.get(
                    "http://inside:8080/customers/1/sign-off")
            .header("X-Forwarded-Host", "evil.example")
            .header("Forwarded", "host=evil.example;proto=https")
            .build();

    @Test
    void isWhereTheRequestWentAndNotWhatAProxyClaims() {
        assertThat(new PublicAddress("").of(REQUEST)).isEqualTo("http://inside:8080");
    }

    @Test
    void isWhatWasSetWhereItWasSet() {
        assertThat(new PublicAddress("https://ledger.example.com/vl/").of(REQUEST))
                .isEqualTo("https://ledger.example.com/vl");
    }

    @Test
    void refusesToStartWithWhatIsNoAddress() {
        assertThatThrownBy(() -> new PublicAddress("ledger.example.com")).hasMessageContaining("https://");
    }
}
