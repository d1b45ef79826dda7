package fr.voix.signature;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;

/** Takes back the wish to be written to. The signature stays. */
@Singleton
public class NewsStopService {

    private final NewsStopRepository signatures;

    NewsStopService(NewsStopRepository signatures) {
        this.signatures = signatures;
    }

    /** As often as anybody likes. */
    @Transactional
    public void stop(SignatureId id) {
        signatures.stop(id);
    }
}
