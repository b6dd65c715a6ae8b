package org.valueledger;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import reactor.blockhound.BlockHound;

/** A blocking call on an event-loop thread fails the test that makes it. */
public final class BlockHoundInstalled implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        BlockHound.builder()
                .loadIntegrations()
                // Reads /dev/urandom, which looks like a file and never waits.
                .allowBlockingCallsInside("sun.security.provider.NativePRNG$RandomIO", "readFully")
                // Spring looks into the jars of the class path for static files: no waiting, the files are small.
                .allowBlockingCallsInside("org.springframework.core.io.AbstractFileResolvingResource", "checkReadable")
                .allowBlockingCallsInside("org.springframework.core.io.AbstractFileResolvingResource", "contentLength")
                .allowBlockingCallsInside("org.springframework.core.io.AbstractFileResolvingResource", "lastModified")
                .allowBlockingCallsInside(
                        "org.springframework.core.io.buffer.DataBufferUtils$ReadableByteChannelGenerator", "accept")
                .install();
    }
}
