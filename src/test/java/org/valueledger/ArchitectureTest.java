package org.valueledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {

    private final ApplicationModules modules = ApplicationModules.of(ValueLedger.class);

    @Test
    void noPackageReachesBehindAnothersDoorOrInACircle() {
        modules.verify();
    }

    @Test
    void theRulesLookAtTheRealPackages() {
        assertThat(modules.stream().map(module -> module.getIdentifier().toString()))
                .contains("quantity", "valuation", "storage");
    }
}
