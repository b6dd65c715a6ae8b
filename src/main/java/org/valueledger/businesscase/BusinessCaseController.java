package org.valueledger.businesscase;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.valueledger.storage.OffEventLoop;
import org.valueledger.valuation.BusinessCaseError;
import org.valueledger.valuation.BusinessCaseResult;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What sales promised, worked out. Nothing is stored. */
@RestController
@Tag(name = "Business case")
class BusinessCaseController {

    private final OffEventLoop offEventLoop;

    BusinessCaseController(OffEventLoop offEventLoop) {
        this.offEventLoop = offEventLoop;
    }

    @Operation(summary = "Evaluate a business case", description = """
                    Body: currency, discountRate (fraction), periods[], benefits[], costs[]. A line has ref, name, category,
                    variables {name: number, or one number per period}, steps [{name, formula}] of which the last is the
                    line's total, riskAdjustment (fraction) and activePeriods[]. The answer has byPeriod, riskAdjusted, total
                    and presentValue per line, cashFlow, npv, roi (NPV / present value of costs) and paybackMonths.""")
    @PostMapping("/api/v1/business-cases/evaluate")
    Mono<BusinessCaseResult> evaluate(@RequestBody JsonNode body) {
        return offEventLoop
                .<BusinessCaseResult>run(() -> BusinessCaseBody.read(body).evaluate())
                .onErrorMap(BusinessCaseError.class, NotEvaluable::of);
    }
}
