package org.valueledger.position;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.valueledger.storage.OffEventLoop;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Operations")
class PositionCheckController {

    private final PositionCheck check;
    private final OffEventLoop offEventLoop;

    PositionCheckController(PositionCheck check, OffEventLoop offEventLoop) {
        this.check = check;
        this.offEventLoop = offEventLoop;
    }

    @Operation(
            summary = "Compare stored positions with the readings",
            description = "For administrators. Computes everything anew and lists what differs; it must find nothing.")
    @GetMapping("/api/v1/position-check")
    Mono<PositionCheck.Outcome> run() {
        return offEventLoop.run(check::run);
    }
}
