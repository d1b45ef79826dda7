package fr.voix.parliament.debat;

import fr.voix.base.database.Transactions;
import fr.voix.parliament.debat.CompteRendu.Role;
import fr.voix.parliament.texte.Official;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was said on amendements in plenary, by the official reports. */
@Singleton
public record CompteRenduService(CompteRenduRepository reports, Transactions transactions) {

    private static final Logger LOG = LoggerFactory.getLogger(CompteRenduService.class);

    /** By uid; what is not known is absent from the map. */
    public Map<String, ? extends Official> stored(Collection<String> uids) {
        return transactions.read(() -> reports.findAll(uids));
    }

    /** In the place of what was known of them. */
    public void save(List<CompteRendu> found) {
        transactions.write(() -> reports.save(found));
        int unknown = found.stream().mapToInt(CompteRendu::unknown).sum();
        if (unknown > 0) {
            LOG.info("official reports: {} kinds of elements and paragraphs are not known, and were not read", unknown);
        }
    }

    /** On an amendement: first its defence, then the opinions of the committee and of the Government, then others as they spoke. */
    public List<Said> on(String amendementUid, int most) {
        var said = transactions.readNear(() -> reports.on(amendementUid));
        return said.stream()
                .filter(one -> one.compteRenduUid().equals(said.getFirst().compteRenduUid()))
                .sorted(Comparator.comparing(CompteRenduService::place))
                .limit(most)
                .toList();
    }

    private static int place(Said one) {
        return one.role() == Role.ORATEUR
                ? one.isDefence() ? 0 : Role.values().length
                : one.role().ordinal();
    }
}
