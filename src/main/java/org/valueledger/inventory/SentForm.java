package org.valueledger.inventory;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.valueledger.web.FormJson;
import org.valueledger.web.IfMatch;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one of the pages sent: the fields of a body as a program would send it, and beside them the version that was looked
 * at, the key that makes pressing twice harmless, and which button it was.
 */
record SentForm(MultiValueMap<String, String> fields) {

    private static final Set<String> BESIDE = Set.of("version", "key", "do", "reviewed", "shown", "signed");

    static Mono<SentForm> of(ServerWebExchange exchange) {
        return exchange.getFormData().map(SentForm::new);
    }

    /** A form as it would be sent with these inputs. */
    static SentForm of(Map<String, String> given) {
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        given.forEach(fields::add);
        return new SentForm(fields);
    }

    /** @throws IfMatch.VersionMissing where the form names none */
    long version() {
        return IfMatch.version(fields.getFirst("version"));
    }

    String key() {
        String key = text("key");
        return key.isBlank() ? newKey() : key;
    }

    /** So that pressing the button twice stores one change. */
    static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** Which button was pressed; empty for the plain one. */
    String action() {
        return text("do");
    }

    boolean isTicked(String box) {
        return !text(box).isBlank();
    }

    String text(String field) {
        return Objects.requireNonNullElse(fields.getFirst(field), "").strip();
    }

    ObjectNode body() {
        MultiValueMap<String, String> asked = new LinkedMultiValueMap<>();
        fields.forEach((name, values) -> {
            if (!BESIDE.contains(name) && !name.startsWith("_")) {
                asked.put(name, List.copyOf(values));
            }
        });
        return FormJson.of(asked);
    }

    /** As it was typed, to be shown again. */
    Map<String, String> given() {
        return fields.toSingleValueMap();
    }
}
