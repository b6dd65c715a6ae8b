package org.valueledger.library;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.valueledger.access.Viewer;
import org.valueledger.web.IfMatch;
import org.valueledger.web.Once;
import org.valueledger.web.Slice;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RestController
@Tag(name = "Driver templates")
class TemplateController {

    private final TemplateList list;
    private final TemplateHistory history;
    private final TemplateUsage usage;
    private final TemplateWrites writes;
    private final JsonMapper json;

    TemplateController(
            TemplateList list, TemplateHistory history, TemplateUsage usage, TemplateWrites writes, JsonMapper json) {
        this.list = list;
        this.history = history;
        this.usage = usage;
        this.writes = writes;
        this.json = json;
    }

    @Operation(summary = "List driver templates", description = """
                    q: words that key, name, metric, stakeholder or story must contain. industry: its own templates and those for
                    all industries. category: cost-reduction, cost-avoidance or revenue-increase. kind: level, flow or hold.
                    retired=true lists those that are offered no more. Pages: pass next as after.""")
    @GetMapping("/api/v1/driver-templates")
    Mono<Slice<TemplateLine>> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String industry,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable Boolean retired,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return list.page(TemplateSearch.of(q, industry, category, kind, retired, limit, after));
    }

    @Operation(
            summary = "Get one driver template",
            description = "The newest version, or the one named; the ETag of the newest is what a change must name.")
    @GetMapping("/api/v1/driver-templates/{key}")
    Mono<ResponseEntity<ObjectNode>> get(
            @PathVariable String key, @RequestParam(required = false) @Nullable Integer version) {
        var found = version == null ? history.newest(key) : history.version(key, version);
        return found.map(recorded -> ResponseEntity.ok()
                .eTag(Integer.toString(recorded.template().version()))
                .body(body(recorded)));
    }

    @Operation(summary = "Add a driver template", description = """
                    Body: a template as the export has it, and if wanted note, a sentence on where it comes from. For
                    administrators.""")
    @PostMapping("/api/v1/driver-templates")
    Mono<ResponseEntity<String>> create(
            @AuthenticationPrincipal Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody JsonNode body) {
        var request = Once.Request.of(viewer.userId(), key, "create driver template", body.toString());
        return writes.create(viewer, request, TemplateReader.read(body), TemplateNote.optional(body))
                .map(this::entity);
    }

    @Operation(summary = "Change a driver template", description = """
                    Makes the next version; older ones and customers' drivers stay as they are. The body is the whole template and
                    note, why it changes. If-Match names the version that was read. For administrators.""")
    @PutMapping("/api/v1/driver-templates/{key}")
    Mono<ResponseEntity<String>> replace(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String onceKey,
            @RequestBody JsonNode body) {
        var request = Once.Request.of(viewer.userId(), onceKey, "replace driver template " + key, body.toString());
        long seen = IfMatch.version(version);
        return writes.replace(viewer, key, seen, request, TemplateReader.read(body), TemplateNote.required(body))
                .map(this::entity);
    }

    @Operation(summary = "Who uses a driver template", description = """
                    One row per customer and version: how many drivers use it and in which fields the newest version differs. Pages:
                    pass next as after.""")
    @GetMapping("/api/v1/driver-templates/{key}/usage")
    Mono<Slice<TemplateUsage.Use>> usage(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return history.newest(key).flatMap(newest -> usage.page(newest.template(), viewer, limit, after));
    }

    private static ObjectNode body(TemplateHistory.Recorded recorded) {
        ObjectNode body = TemplateJson.of(recorded.template())
                .put("version", recorded.template().version())
                .put("newestVersion", recorded.newest())
                .put("retired", recorded.retired());
        body.putObject("recorded")
                .put("by", recorded.by())
                .put("at", recorded.at().toString())
                .put("origin", recorded.origin().toLowerCase(java.util.Locale.ROOT))
                .put("note", recorded.note());
        return body;
    }

    private ResponseEntity<String> entity(Once.Answer answer) {
        JsonNode body = json.readTree(answer.body());
        var response = ResponseEntity.status(answer.status())
                .eTag(body.path("version").asString())
                .contentType(MediaType.APPLICATION_JSON);
        if (answer.status() == HttpStatus.CREATED.value()) {
            response.location(UriComponentsBuilder.fromPath("/api/v1/driver-templates/{key}")
                    .build(body.path("key").asString()));
        }
        return response.body(answer.body());
    }
}
