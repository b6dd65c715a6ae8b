package org.valueledger.businesscase;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.storage.OffEventLoop;
import org.valueledger.web.Once;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Business cases from files: read, looked at, and stored as the next version where they say something new. */
@Component
class CaseImports {

    private final BusinessCases cases;
    private final OffEventLoop offEventLoop;
    private final JsonMapper json;

    CaseImports(BusinessCases cases, OffEventLoop offEventLoop, JsonMapper json) {
        this.cases = cases;
        this.offEventLoop = offEventLoop;
        this.json = json;
        CaseTexts.prepare();
    }

    /** @param fileName becomes the case's source, unless the file names one */
    Mono<CaseFile> read(byte[] file, String fileName) {
        String source = fileName.substring(0, Math.min(fileName.length(), 200)).strip();
        Map<String, String> heading = source.isEmpty() ? Map.of() : Map.of("source", source);
        return offEventLoop.run(() -> CaseFile.of(file, heading));
    }

    /** Reads and stores; the same case again changes nothing. */
    Mono<Once.Answer> store(Viewer viewer, Once.Request request, String customerKey, Replaces replaces, CaseFile file) {
        NewCase read = file.read();
        if (read == null) {
            return Mono.just(answer(CaseImportAnswer.NOT_ACCEPTED, CaseImportAnswer.rejected(file)));
        }
        return cases.store(viewer, request, customerKey, replaces, read, new BusinessCases.Answering() {
            @Override
            public Once.Answer stored(int version) {
                return answer(version == 1 ? 201 : 200, CaseImportAnswer.stored(file, version));
            }

            @Override
            public Once.@Nullable Answer unchanged(StoredCase newest) {
                return newest.says(read) ? answer(200, CaseImportAnswer.unchanged(file, newest.version())) : null;
            }
        });
    }

    Once.Answer answer(int status, CaseImportAnswer answer) {
        return new Once.Answer(status, json.writeValueAsString(answer));
    }
}
