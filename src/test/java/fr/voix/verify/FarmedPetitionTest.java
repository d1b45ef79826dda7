package fr.voix.verify;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.TestServer;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.signature.Petitions;
import fr.voix.petition.signature.Signatory;
import fr.voix.petition.signature.TestSignatures;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.tally.UrnRecount;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Forty addresses of one domain sign within seconds; a stranger recounts what is left. */
class FarmedPetitionTest {

    @Test
    void what_waits_is_recounted_by_a_stranger_as_the_service_counts_it() throws Exception {
        Map<String, Object> settings = Map.of(
                "voix.trusted-proxies", "127.0.0.0/8",
                "voix.quarantine.domain-floor", 26,
                "voix.urn.publishing", "false");
        try (EmbeddedServer server = TestServer.start(settings)) {
            var beans = server.getApplicationContext();
            Petition petition = beans.getBean(Petitions.class).anOpenOne();
            int from = 0;
            for (String path : beans.getBean(TestSignatures.class).pendingPaths(petition, 40)) {
                var signatory = new Signatory(server.getURI(), "X-Forwarded-For", "203.0." + from++ + ".7");
                assertThat(signatory.post(path, Map.of()).statusCode()).isEqualTo(303);
            }
            beans.getBean(UrnPublishing.class).publish();

            assertThat(beans.getBean(UrnRecount.class)
                            .recount(petition.uid())
                            .orElseThrow()
                            .faults())
                    .isEmpty();
            VerifyRun run = VerifyRun.of(server.getURI().toString(), "--petition", petition.uid());
            assertThat(run.out())
                    .as(run.err())
                    .last()
                    .isEqualTo("verify urns=1 leaves=55 ballots=0 signatures=26 different=0 unchecked=0");
        }
    }
}
