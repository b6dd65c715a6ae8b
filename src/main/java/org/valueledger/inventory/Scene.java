package org.valueledger.inventory;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.customer.CustomerNames;
import org.valueledger.web.IfMatch;
import reactor.core.publisher.Mono;

/** A customer and one of its drivers as a change finds them. */
record Scene(CustomerNames.Named customer, DriverFile driver) {

    /** Sets the scene. The customer's version is read first: a change that names it fails where anything came in between. */
    @Component
    static class Setting {

        private final CustomerNames customers;
        private final VisibleDrivers visible;
        private final DriverFiles files;

        Setting(CustomerNames customers, VisibleDrivers visible, DriverFiles files) {
            this.customers = customers;
            this.visible = visible;
            this.files = files;
        }

        /** @param version of the driver, as the caller has seen it; null where the caller did not look */
        Mono<Scene> of(Viewer viewer, String customer, String driver, @Nullable Long version) {
            return visible.find(customer, driver, viewer)
                    .flatMap(found -> customers.of(found.customerId()).flatMap(named -> files.get(found.driverId())
                            .map(file -> new Scene(named, file))))
                    .doOnNext(scene -> scene.require(version));
        }
    }

    private void require(@Nullable Long version) {
        if (version != null && version != driver.version()) {
            throw new IfMatch.OldVersion(driver.version());
        }
    }
}
