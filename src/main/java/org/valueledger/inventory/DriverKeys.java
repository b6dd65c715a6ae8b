package org.valueledger.inventory;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes keys for drivers that come without one: short, readable, unlike all others of the customer. */
final class DriverKeys {

    private static final int LONGEST = 60;

    private final Set<String> taken;

    DriverKeys(Collection<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    String of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String base = plain.isEmpty() ? "driver" : plain.substring(0, Math.min(plain.length(), LONGEST));
        String key = base;
        for (int n = 2; !taken.add(key); n++) {
            key = base + "-" + n;
        }
        return key;
    }
}
