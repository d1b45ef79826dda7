package fr.voix.urn.tally;

import fr.voix.urn.leaf.Choice;
import fr.voix.urn.log.Publication;
import fr.voix.urn.tally.SignatureHistory.Point;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** How published signatures grew; of bounded cost however many there are. */
@Singleton
public class SignatureHistoryService {

    private final SignatureHistoryRepository repository;

    SignatureHistoryService(SignatureHistoryRepository repository) {
        this.repository = repository;
    }

    /** Up to what is published: what the hour's row knows beyond that is nobody's to see yet. */
    public SignatureHistory of(Publication publication) {
        var urn = publication.urn();
        long size = urn.frontier().size();
        List<Point> points = new ArrayList<>();
        for (Point point : repository.hours(urn.urnId())) {
            if (point.size() >= size) {
                points.add(new Point(point.hour(), size, urn.counts().of(Choice.S)));
                break;
            }
            points.add(point);
        }
        return new SignatureHistory(Long.parseLong(urn.uid()), points, size, publication.at());
    }
}
