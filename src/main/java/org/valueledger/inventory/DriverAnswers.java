package org.valueledger.inventory;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.valueledger.web.Once;
import tools.jackson.databind.json.JsonMapper;

/** Answers to changes, with the driver's new version as ETag where there is one. */
final class DriverAnswers {

    private DriverAnswers() {}

    static ResponseEntity<String> entity(Once.Answer answer, JsonMapper json) {
        var version = json.readTree(answer.body()).path("version");
        var response = ResponseEntity.status(answer.status()).contentType(MediaType.APPLICATION_JSON);
        if (!version.isMissingNode()) {
            response.eTag(version.asString());
        }
        return response.body(answer.body());
    }
}
