package org.valueledger.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sends a request and resets the connection a moment later, whatever the server is doing by then. */
final class ImpatientClient {

    private static final int CALIBRATING = 40;

    private final int port;
    private int patienceMicros = 1000;
    private boolean patient;

    ImpatientClient(int port) {
        this.port = port;
    }

    interface Request {
        void send(long number) throws IOException;
    }

    /**
     * Learns how long this machine takes to answer, so that about half of the resets come in the middle of the work.
     *
     * @param request sends one request through {@link #post}
     */
    void calibrate(Request request) throws IOException {
        List<Long> micros = new ArrayList<>();
        patient = true;
        for (int i = 0; i < CALIBRATING; i++) {
            long start = System.nanoTime();
            request.send(i);
            micros.add((System.nanoTime() - start) / 1000);
        }
        patient = false;
        micros.sort(null);
        patienceMicros = Math.max(1000, (int) (2 * micros.get(CALIBRATING / 2)));
    }

    void post(String path, String headers, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers
                + "Content-Length: " + content.length + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            // Closing now sends a reset instead of a polite end.
            socket.setSoLinger(true, 0);
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            out.write((head + body).getBytes(StandardCharsets.UTF_8));
            out.flush();
            if (patient) {
                assertThat(socket.getInputStream().read()).isPositive();
                return;
            }
            LockSupport.parkNanos(
                    TimeUnit.MICROSECONDS.toNanos(ThreadLocalRandom.current().nextInt(patienceMicros)));
        }
    }
}
