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
                .install();
    }
}
