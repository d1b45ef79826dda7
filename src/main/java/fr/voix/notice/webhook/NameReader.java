package fr.voix.notice.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Asks where a name leads. */
interface NameReader {

    /** All addresses of a name, asked for anew. */
    List<InetAddress> read(String host) throws UnknownHostException;
}
