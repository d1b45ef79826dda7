package fr.voix.base.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.RealService;
import fr.voix.ServiceProcess;
import fr.voix.TestDatabase;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class DoctorTest {

    @Test
    void without_its_database_all_else_is_looked_at(@TempDir Path folder) throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        Map<String, String> settings = RealService.settings(new TestDatabase.Database(
                "jdbc:postgresql://127.0.0.1:" + nobody + "/voix?password=geheim", "voix", "7c1e90b2"));
        try (ServiceProcess voix = new ServiceProcess(folder)) {
            ServiceProcess.Run run = voix.run(settings, "doctor");
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            assertThat(run.output())
                    .containsPattern(
                            "FAULT +database +It does not answer: Connection to 127.0.0.1:" + nobody + " refused")
                    .containsPattern("[A-Z]+ +clock +")
                    .containsPattern("[A-Z]+ +notes +")
                    .containsPattern("[A-Z]+ +mail +")
                    .containsPattern("[A-Z]+ +service +")
                    .doesNotContain("geheim", "\tat ");
        }
    }
}
