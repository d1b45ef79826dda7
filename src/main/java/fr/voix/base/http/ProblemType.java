package fr.voix.base.http;

import io.micronaut.http.HttpStatus;
import java.util.Arrays;
import java.util.Optional;

/** Every error of the API: its code is part of the contract and never changes. */
public enum ProblemType {
    MALFORMED(
            HttpStatus.BAD_REQUEST,
            "malformed",
            "Cette requête n’a pas pu être lue.",
            "Un paramètre, un en-tête ou le corps de la requête n’a pas la forme attendue."),
    UNAUTHORIZED(
            HttpStatus.UNAUTHORIZED,
            "unauthorized",
            "Il faut être connecté.",
            "Cette adresse est réservée aux personnes connectées."),
    CROSS_SITE(
            HttpStatus.FORBIDDEN,
            "cross-site",
            "Cette requête vient d’un autre site.",
            "Une écriture n’est acceptée que depuis les pages de ce service, ou sans navigateur."),
    FORBIDDEN(
            HttpStatus.FORBIDDEN,
            "forbidden",
            "Cette action ne vous est pas permise.",
            "Le compte connecté n’a pas le droit de faire cela."),
    PASS_REQUIRED(
            HttpStatus.FORBIDDEN,
            "pass-required",
            "Vérifiez d’abord que vous n’êtes pas un robot.",
            "Voter, changer ou retirer son vote demande une vérification de moins de dix minutes : "
                    + "POST /api/v1/robot-check."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "not-found", "Cette adresse n’existe pas.", "Rien ne porte cet identifiant ici."),
    GONE(
            HttpStatus.GONE,
            "gone",
            "Ceci n’est plus montré.",
            "La modération l’a masqué, ou l’Assemblée nationale l’a effacé : sa page dit depuis quand et pourquoi."),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED,
            "method-not-allowed",
            "Cette adresse n’accepte pas cette méthode.",
            "L’en-tête Allow de la réponse donne les méthodes acceptées."),
    NOT_ACCEPTABLE(
            HttpStatus.NOT_ACCEPTABLE,
            "not-acceptable",
            "Cette adresse ne peut pas répondre sous cette forme.",
            "L’en-tête Accept ne contient aucun type que cette adresse sait produire."),
    REQUEST_TIMEOUT(
            HttpStatus.REQUEST_TIMEOUT,
            "request-timeout",
            "Cette requête a mis trop de temps à arriver.",
            "Une requête doit arriver entière, en-têtes et corps, dans les quelques secondes qui suivent son premier octet."),
    CLOSED(HttpStatus.CONFLICT, "closed", "Ce scrutin est clos.", "Un scrutin clos n’accepte plus de bulletin."),
    SUPERSEDED(
            HttpStatus.CONFLICT,
            "superseded",
            "Cette requête est dépassée.",
            "Une requête répétée sous le même Idempotency-Key a déjà été exécutée, et le bulletin a été changé ou retiré depuis : "
                    + "elle n’est pas exécutée de nouveau. Pour voter encore, employez une autre clé."),
    TOO_LARGE(
            HttpStatus.REQUEST_ENTITY_TOO_LARGE,
            "too-large",
            "Cette requête est trop grosse.",
            "Le corps d’une requête ne dépasse pas 64 Kio."),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "unsupported-media-type",
            "Ce type de contenu n’est pas accepté ici.",
            "L’API lit du JSON : Content-Type: application/json."),
    ROBOT_CHECK_REFUSED(
            HttpStatus.UNPROCESSABLE_ENTITY,
            "robot-check-refused",
            "La vérification n’a pas abouti.",
            "La réponse du contrôle est fausse, expirée ou a déjà servi : il faut recommencer la vérification."),
    IDEMPOTENCY_KEY_REUSED(
            HttpStatus.UNPROCESSABLE_ENTITY,
            "idempotency-key-reused",
            "Cet Idempotency-Key a déjà servi.",
            "Sous cette clé, une requête différente a été exécutée : répétez-la telle quelle, ou employez une autre clé."),
    TOO_MANY_REQUESTS(
            HttpStatus.TOO_MANY_REQUESTS,
            "too-many-requests",
            "Trop de requêtes depuis votre réseau.",
            "L’en-tête Retry-After dit dans combien de secondes réessayer."),
    TOO_MANY_CHANGES(
            HttpStatus.TOO_MANY_REQUESTS,
            "too-many-changes",
            "Trop de changements d’avis.",
            "Vingt changements d’avis au plus par scrutin et par jour (de minuit à minuit, UTC)\u202f: le bulletin déposé reste compté. "
                    + "L’en-tête Retry-After dit dans combien de secondes il pourra être changé."),
    NOT_IMPLEMENTED(
            HttpStatus.NOT_IMPLEMENTED,
            "not-implemented",
            "Ce format n’est pas proposé.",
            "oEmbed se demande en JSON ou en XML : format=json ou format=xml."),
    INTERNAL(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "internal",
            "Le service a rencontré une erreur.",
            "L’erreur est de notre côté ; elle est enregistrée sous le numéro donné."),
    UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "unavailable",
            "Le service est momentanément indisponible.",
            "Une écriture a pu aboutir ou non : la refaire ne la compte qu’une fois. "
                    + "L’en-tête Retry-After dit dans combien de secondes réessayer."),
    CONTRADICTED(
            HttpStatus.SERVICE_UNAVAILABLE,
            "contradicted",
            "Ce décompte est retiré.",
            "Ce qui est enregistré ne concorde pas avec ce qui a été publié. Les chiffres sont retirés et rien n’est ajouté, le temps "
                    + "d’une vérification par une personne : réessayer aussitôt ne sert à rien. Les champs published et found donnent, "
                    + "quand ils sont connus, la taille et la racine de l’arbre publié et de l’arbre trouvé."),
    BUSY(
            HttpStatus.SERVICE_UNAVAILABLE,
            "busy",
            "Le service est très sollicité.",
            "Rien n’a été enregistré. L’en-tête Retry-After dit dans combien de secondes réessayer."),
    ROBOT_CHECK_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "robot-check-unavailable",
            "Cette vérification est momentanément indisponible.",
            "Le champ providers nomme les vérifications qui restent possibles."),
    EXPORT_NOT_READY(
            HttpStatus.SERVICE_UNAVAILABLE,
            "export-not-ready",
            "Les exports sont en train d’être faits.",
            "Ils le sont au démarrage, et aussitôt qu’un scrutin est masqué. "
                    + "L’en-tête Retry-After dit dans combien de secondes réessayer.");

    private final HttpStatus status;
    private final String code;
    private final String title;
    private final String explanation;

    ProblemType(HttpStatus status, String code, String title, String explanation) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.explanation = explanation;
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    /** What the code means in general, and what to do. */
    public String explanation() {
        return explanation;
    }

    public static Optional<ProblemType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /** The general type of a status that the framework chose; its class decides when we have none of our own. */
    public static ProblemType of(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> UNAUTHORIZED;
            case FORBIDDEN -> FORBIDDEN;
            case NOT_FOUND -> NOT_FOUND;
            case GONE -> GONE;
            case METHOD_NOT_ALLOWED -> METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> NOT_ACCEPTABLE;
            case REQUEST_ENTITY_TOO_LARGE -> TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> UNSUPPORTED_MEDIA_TYPE;
            case TOO_MANY_REQUESTS -> TOO_MANY_REQUESTS;
            case NOT_IMPLEMENTED -> NOT_IMPLEMENTED;
            case SERVICE_UNAVAILABLE -> UNAVAILABLE;
            default -> status.getCode() < 500 ? MALFORMED : INTERNAL;
        };
    }
}
