package org.valueledger.visit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import org.valueledger.access.Viewer;
import org.valueledger.web.BadInput;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The form an account manager fills in at a return visit. */
@Controller
class RecordPage {

    private static final String ADDRESS = "/customers/{customer}/drivers/{driver}/record";
    private static final String ANSWER = "answers.";
    private static final List<String> TEXTS =
            List.of("date", "periodStart", "grade", "source", "evidence", "setAside", "reason");

    private final RecordForms forms;
    private final Measurements measurements;
    private final JsonMapper json;
    private final Clock clock;

    RecordPage(RecordForms forms, Measurements measurements, JsonMapper json, Clock clock) {
        this.forms = forms;
        this.measurements = measurements;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping(ADDRESS)
    Mono<String> form(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            Model model) {
        var today = Map.of("date", LocalDate.now(clock).toString(), "grade", "CONFIRMED");
        return show(
                viewer,
                customer,
                driver,
                model,
                today,
                List.of(),
                UUID.randomUUID().toString());
    }

    @PostMapping(ADDRESS)
    Mono<String> record(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            ServerWebExchange exchange,
            Model model) {
        return exchange.getFormData().flatMap(fields -> {
            // The form carries its key, so that pressing the button twice stores one reading.
            String key = String.valueOf(fields.getFirst("key"));
            return measurements
                    .record(viewer, customer, driver, key, body(fields))
                    .map(stored -> "redirect:/customers/" + customer + "/drivers/" + driver + "#readings")
                    .onErrorResume(BadInput.class, bad -> again(exchange.getResponse(), bad)
                            .then(show(viewer, customer, driver, model, fields.toSingleValueMap(), bad.fields(), key)));
        });
    }

    private static Mono<Void> again(ServerHttpResponse response, Problem problem) {
        response.setStatusCode(HttpStatus.valueOf(problem.status().value()));
        return Mono.empty();
    }

    private Mono<String> show(
            Viewer viewer,
            String customer,
            String driver,
            Model model,
            Map<String, String> given,
            List<Problem.Field> problems,
            String key) {
        return forms.of(customer, driver, viewer).map(form -> {
            model.addAttribute("form", form);
            model.addAttribute("given", given);
            model.addAttribute("problems", problems);
            model.addAttribute("key", key);
            return "record";
        });
    }

    private ObjectNode body(MultiValueMap<String, String> fields) {
        ObjectNode body = json.createObjectNode();
        ObjectNode answers = body.putObject("answers");
        fields.toSingleValueMap().forEach((name, value) -> {
            if (name.startsWith(ANSWER) && !value.isBlank()) {
                answers.put(name.substring(ANSWER.length()), value);
            } else if (TEXTS.contains(name) && !value.isBlank()) {
                body.put(name, value);
            }
        });
        return body;
    }
}
