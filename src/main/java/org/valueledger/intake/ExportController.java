package org.valueledger.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.valueledger.access.Viewer;
import org.valueledger.web.AsOf;
import reactor.core.publisher.Flux;

@RestController
@Tag(name = "Exports")
class ExportController {

    private final DriverValues values;
    private final TemporaryFiles files;
    private final Clock clock;

    ExportController(DriverValues values, TemporaryFiles files, Clock clock) {
        this.values = values;
        this.files = files;
        this.clock = clock;
    }

    @Operation(
            summary = "Every driver's value as CSV",
            description =
                    "One row per driver, numbers at full precision. Without asOf the latest figures, with it those of that day.")
    @GetMapping("/api/v1/exports/driver-values.csv")
    ResponseEntity<Flux<DataBuffer>> driverValues(
            @AuthenticationPrincipal Viewer viewer, @RequestParam(required = false) @Nullable String asOf) {
        LocalDate day = AsOf.parse(asOf);
        LocalDate today = LocalDate.now(clock);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("driver-values.csv")
                                .build()
                                .toString())
                .body(files.send(file -> values.write(file, viewer.managerFilter(), day, today)));
    }
}
