package org.valueledger.evidence;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.valueledger.inventory.VisibleDrivers;
import org.valueledger.storage.OffEventLoop;
import org.valueledger.web.Once;
import org.valueledger.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The evidence of value drivers, for pages that have found out themselves who may see and bring it. */
@Component
public class EvidenceFiles {

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceFiles.class);

    /** Without a key nobody's name is stored with it. */
    private static final long NO_USER = 0;

    private final EvidenceRows rows;
    private final EvidenceWrites writes;
    private final Arrivals arrivals;
    private final OffEventLoop offEventLoop;
    private final JsonMapper json;
    private final Clock clock;

    EvidenceFiles(
            EvidenceRows rows,
            EvidenceWrites writes,
            Arrivals arrivals,
            OffEventLoop offEventLoop,
            JsonMapper json,
            Clock clock) {
        this.rows = rows;
        this.writes = writes;
        this.arrivals = arrivals;
        this.offEventLoop = offEventLoop;
        this.json = json;
        this.clock = clock;
    }

    /** Newest first, withdrawn ones too. */
    public Mono<List<EvidenceFile>> of(long driverId, About about) {
        return rows.ofDriver(driverId, about);
    }

    /**
     * Stores a file; the same bytes for the same purpose are stored once.
     *
     * @param on the day of the reading; null where it is no reading, or none in particular
     * @param fileName as the sender calls it; made safe here
     * @param content read to its end, but never held beyond the size limit
     * @param recordedBy a user name, or who a signed link was made out to
     * @return the file as stored; a {@link Problem} that names file, finding and expectation where it is refused
     */
    public Mono<EvidenceFile> store(
            long customerId,
            long driverId,
            About about,
            @Nullable LocalDate on,
            String fileName,
            @Nullable String note,
            Flux<DataBuffer> content,
            String recordedBy) {
        var told = new Purpose.Told(about.word(), on == null ? null : on.toString(), note);
        return Mono.defer(() -> {
                    Purpose purpose = purpose(told, new VisibleDrivers.Found(customerId, driverId), recordedBy);
                    return store(NO_USER, null, purpose, fileName, content);
                })
                .map(answer -> json.readValue(answer.body(), EvidenceFile.class));
    }

    Purpose purpose(Purpose.Told told, VisibleDrivers.Found driver, String recordedBy) {
        return Purpose.read(told, driver, recordedBy, LocalDate.now(clock.withZone(ZoneOffset.UTC)));
    }

    /** @param key the Idempotency-Key header, or null */
    Mono<Once.Answer> store(
            long userId, @Nullable String key, Purpose purpose, @Nullable String fileName, Flux<DataBuffer> content) {
        return arrivals.with(fileName, content, arrived -> {
            String route = "evidence " + purpose.customerId() + " " + purpose.driverId() + " " + purpose.inWords();
            String file = arrived.fileName() + " " + HexFormat.of().formatHex(arrived.sha256());
            return writes.store(Once.Request.of(userId, key, route, file), purpose, arrived);
        });
    }

    /** @return the file; {@link NotFound} where the driver has none of this number */
    Mono<EvidenceFile> get(long driverId, long id) {
        return rows.find(driverId, id).switchIfEmpty(Mono.error(() -> new NotFound(id)));
    }

    /** The file's bytes as they were stored, or {@link Damaged}. */
    Mono<byte[]> bytes(EvidenceFile file) {
        return rows.bytes(file.id()).flatMap(bytes -> offEventLoop.run(() -> whole(file, bytes)));
    }

    private static byte[] whole(EvidenceFile file, byte[] bytes) {
        if (!Arrays.equals(Arrivals.sha256(bytes), HexFormat.of().parseHex(file.sha256()))) {
            LOG.error("evidence {} of value driver {} does not fit its checksum", file.id(), file.driverId());
            throw new Damaged(file);
        }
        return bytes;
    }

    static final class NotFound extends Problem {
        NotFound(long id) {
            super(HttpStatus.NOT_FOUND, "evidence-not-found", "This value driver has no evidence file " + id + ".");
        }
    }

    /** Somebody or something changed the stored bytes past the service. */
    static final class Damaged extends Problem {
        Damaged(EvidenceFile file) {
            super(
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    "evidence-damaged",
                    "\"" + file.fileName() + "\" is no longer what was stored: its bytes do not fit the checksum "
                            + file.shortSha256() + "…. It is not handed out; the operator has to restore it.");
        }
    }
}
