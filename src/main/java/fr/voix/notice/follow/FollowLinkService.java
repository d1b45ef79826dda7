package fr.voix.notice.follow;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.secret.Secrets;
import fr.voix.base.text.Language;
import fr.voix.petition.signature.SignatureId;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** The links of mails to followers, and to signatories who asked for news. */
@Singleton
record FollowLinkService(Secrets secrets, PublicUrl publicUrl) {

    static final String CONFIRMATION = "/suivre/confirmation/";
    static final String SETTINGS = "/suivre/reglage/";
    static final String STOP = "/suivre/arret/";
    static final String NEWS_STOP = "/suivre/nouvelles/";

    /** In French, without origin, as all paths here. */
    String confirmationPath(UUID followId) {
        return CONFIRMATION + secrets.token("follow").write(followId);
    }

    Optional<UUID> readConfirmation(String token) {
        return secrets.token("follow").readUuid(token);
    }

    String settingsPath(UUID followId) {
        return SETTINGS + secrets.token("follow-settings").write(followId);
    }

    Optional<UUID> readSettings(String token) {
        return secrets.token("follow-settings").readUuid(token);
    }

    String stopPath(UUID followId) {
        return STOP + secrets.token("follow-stop").write(followId);
    }

    Optional<UUID> readStop(String token) {
        return secrets.token("follow-stop").readUuid(token);
    }

    String newsStopPath(SignatureId id) {
        return NEWS_STOP + id.write(secrets.token("news-stop"));
    }

    Optional<SignatureId> readNewsStop(String token) {
        return SignatureId.read(secrets.token("news-stop"), token);
    }

    /** As it stands in a mail. */
    String url(String path, Language language) {
        return publicUrl.origin() + language.href(path);
    }
}
