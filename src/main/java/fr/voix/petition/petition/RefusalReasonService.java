package fr.voix.petition.petition;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.database.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The published rules of petitions. */
@Singleton
public record RefusalReasonService(
        RefusalReasonRepository reasons, PublicVersion publicVersion, Transactions transactions) {

    /** Those by which a petition can be refused today, in their order. */
    public List<RefusalReason> list() {
        return reasons.list().stream().filter(reason -> !reason.isRetired()).toList();
    }

    /** Also one of the past: a refusal keeps its reason. */
    public Optional<RefusalReason> find(String code) {
        return reasons.list().stream()
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }

    /** Retired ones too, in their order. */
    public List<RefusalReason> listAll() {
        return reasons.list();
    }

    /**
     * Words it anew, retires it or takes it into use again.
     *
     * @return how it stood before; empty when there is none of that code
     */
    public Optional<RefusalReason> change(RefusalReason reason) {
        return transactions.write(() -> {
            Optional<RefusalReason> before = reasons.lock(reason.code());
            if (before.isPresent()) {
                reasons.update(
                        reason.code(),
                        reason.libelle(),
                        reason.libelleEn(),
                        reason.explanation(),
                        reason.explanationEn(),
                        reason.isRetired());
                publicVersion.bump();
            }
            return before;
        });
    }
}
