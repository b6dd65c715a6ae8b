package org.valueledger.storm;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sends a request and resets the connection a moment later, whatever the server is doing by then. */
final class ImpatientClient {

    private final int port;
    private final int patienceMicros;

    ImpatientClient(int port, int patienceMicros) {
        this.port = port;
        this.patienceMicros = patienceMicros;
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
            LockSupport.parkNanos(
                    TimeUnit.MICROSECONDS.toNanos(ThreadLocalRandom.current().nextInt(patienceMicros)));
        }
    }
}
