package fr.voix.base.deployment;

import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Examines whether a time server sets this machine's clock, on which passes, closings and journals depend. */
@Singleton
class ClockExamination implements Examination {

    private static final String ABOUT = "clock";

    /** Files by which time services show that they run. */
    private static final List<Path> KEEPERS = List.of(
            Path.of("/run/systemd/timesync/synchronized"),
            Path.of("/run/chrony/chronyd.pid"),
            Path.of("/run/ntpd.pid"));

    @Override
    public List<Finding> examine() {
        return List.of(
                KEEPERS.stream().anyMatch(Files::exists)
                        ? Finding.ok(ABOUT, "It is kept right by a time server.")
                        : Finding.unknown(
                                ABOUT,
                                "Nobody says that it is kept right: systemd-timesyncd, chrony or ntpd do that; in a"
                                        + " container the machine beneath does."));
    }
}
