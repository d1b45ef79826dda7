package fr.voix.theme.suggestion;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;

/** Holds suggestions against the decisions of this service's moderators. */
@Singleton
public class SuggestionAccuracyService {

    /** The newest decided scrutins that are looked at. */
    public static final int MOST = 10_000;

    private final JudgedRepository judged;

    SuggestionAccuracyService(JudgedRepository judged) {
        this.judged = judged;
    }

    /**
     * By the themes that stand now, which a second look may have corrected, and the suggestions as they were before the first
     * decision. Scrutins that were classified before anything was suggested are not judged, nor those without a theme now.
     */
    @Transactional
    public Accuracy measure() {
        return Accuracy.of(judged.newest(MOST));
    }
}
