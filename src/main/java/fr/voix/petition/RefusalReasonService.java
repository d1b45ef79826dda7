package fr.voix.petition;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The published rules of petitions. */
@Singleton
public class RefusalReasonService {

    private final RefusalReasonRepository reasons;

    RefusalReasonService(RefusalReasonRepository reasons) {
        this.reasons = reasons;
    }

    /** Those by which a petition can be refused today, in their order. */
    public List<RefusalReason> list() {
        return reasons.list().stream().filter(reason -> !reason.isRetired()).toList();
    }

    /** Also those of the past. */
    public List<RefusalReason> all() {
        return reasons.list();
    }

    /** Also one of the past: a refusal keeps its reason. */
    public Optional<RefusalReason> find(String code) {
        return reasons.list().stream()
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }
}
