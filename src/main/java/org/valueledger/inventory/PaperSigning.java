package org.valueledger.inventory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.web.Once;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Records what the customer signed elsewhere: on paper, in a mail. */
@Component
class PaperSigning {

    private final Scene.Setting scenes;
    private final Matters matters;
    private final Signing signing;
    private final Once once;
    private final JsonMapper json;
    private final Clock clock;

    PaperSigning(Scene.Setting scenes, Matters matters, Signing signing, Once once, JsonMapper json, Clock clock) {
        this.scenes = scenes;
        this.matters = matters;
        this.signing = signing;
        this.once = once;
        this.json = json;
        this.clock = clock;
    }

    record Signed(
            String customer, String driver, long version, String what, int number, String agreedBy, String text) {}

    Mono<Once.Answer> goal(
            Viewer viewer, String customer, String driver, long version, @Nullable String key, JsonNode body) {
        return sign(
                viewer,
                customer,
                driver,
                version,
                key,
                body,
                scene -> Mono.fromCallable(() -> matters.goal(scene.customer(), scene.driver())));
    }

    Mono<Once.Answer> amendment(
            Viewer viewer, String customer, String driver, long version, @Nullable String key, JsonNode body) {
        return sign(viewer, customer, driver, version, key, body, scene -> matters.amendment(
                        scene.customer(), scene.driver())
                .cast(Signing.Matter.class));
    }

    private Mono<Once.Answer> sign(
            Viewer viewer,
            String customer,
            String driver,
            long version,
            @Nullable String key,
            JsonNode body,
            java.util.function.Function<Scene, Mono<? extends Signing.Matter>> open) {
        var request =
                Once.Request.of(viewer.userId(), key, "signature " + customer + " " + driver, version + " " + body);
        PaperSignature given = PaperSignature.read(body, LocalDate.now(clock.withZone(ZoneOffset.UTC)));
        return once.run(request, () -> scenes.of(viewer, customer, driver, version)
                .flatMap(scene -> open.apply(scene).flatMap(matter -> {
                    if (given.number() != null && given.number() != matter.number()) {
                        return Mono.error(new Matters.Outdated(given.number(), matter.number()));
                    }
                    var signed = new Signed(
                            scene.customer().key(),
                            scene.driver().key(),
                            scene.driver().version() + 1,
                            matter.what().toLowerCase(java.util.Locale.ROOT),
                            matter.number(),
                            given.name(),
                            matter.text());
                    return signing.sign(
                            scene.customer(),
                            List.of(matter),
                            given.signature(viewer.username()),
                            request,
                            new Once.Answer(201, json.writeValueAsString(signed)));
                })));
    }
}
