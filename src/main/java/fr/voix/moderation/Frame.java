package fr.voix.moderation;

/**
 * What surrounds every page of the back office.
 *
 * @param path the French address of the page, for the link to the other language
 * @param email of the colleague who is signed in, or null
 * @param role that colleague's role in words, or null
 * @param csrf what every form of this session carries, or null
 */
public record Frame(Wording words, String title, String path, String email, String role, String csrf) {

    static Frame of(Wording words, String title, String path) {
        return new Frame(words, title, path, null, null, null);
    }

    static Frame of(Wording words, String title, String path, Account account) {
        var moderator = account.moderator();
        return new Frame(
                words,
                title,
                path,
                moderator.email(),
                words.text("role." + moderator.role()),
                account.session().csrf());
    }
}
