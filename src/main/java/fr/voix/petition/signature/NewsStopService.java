package fr.voix.petition.signature;

import fr.voix.base.mail.MailService;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;

/** Takes back the wish to be written to. The signature stays. */
@Singleton
public class NewsStopService {

    private final NewsStopRepository signatures;
    private final MailService mails;

    NewsStopService(NewsStopRepository signatures, MailService mails) {
        this.signatures = signatures;
        this.mails = mails;
    }

    /** As often as anybody likes; what was not sent yet is not sent any more. */
    @Transactional
    public void stop(SignatureId id) {
        boolean isErased = signatures.stop(id);
        mails.forget(isErased ? SignatureId.owners(List.of(id)) : List.of(id.newsOwner()));
    }
}
