package fr.voix.verify.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tree of a log, built leaf by leaf: its root at every size, and its tiles on the way. Remembers one tile a level. */
public final class LogTree {

    private final TileListener tiles;
    private final List<Level> levels = new ArrayList<>();
    private long size;

    /** Is told of tiles. */
    public interface TileListener {
        void onTile(int level, long index, byte[] hashes) throws DifferenceException, UncheckableException;
    }

    public LogTree(TileListener tiles) {
        this.tiles = tiles;
    }

    public void add(byte[] leafHash) throws DifferenceException, UncheckableException {
        push(0, leafHash);
        size++;
    }

    /** Tells of the tiles that the end of the log left unfinished. */
    public void end() throws DifferenceException, UncheckableException {
        for (int i = 0; i < levels.size(); i++) {
            Level level = levels.get(i);
            if (level.filled > 0) {
                tiles.onTile(i, level.index, Arrays.copyOf(level.hashes, level.filled * LogHash.LENGTH));
            }
        }
    }

    public long size() {
        return size;
    }

    public byte[] root() {
        byte[] last = null;
        for (Level level : levels) {
            int own = level.filled * LogHash.LENGTH;
            byte[] hashes = Arrays.copyOf(level.hashes, own + (last == null ? 0 : LogHash.LENGTH));
            if (last != null) {
                System.arraycopy(last, 0, hashes, own, LogHash.LENGTH);
            }
            last = hashes.length == 0 ? null : LogHash.tree(hashes);
        }
        return last == null ? LogHash.empty() : last;
    }

    private void push(int height, byte[] hash) throws DifferenceException, UncheckableException {
        if (height == levels.size()) {
            levels.add(new Level());
        }
        Level level = levels.get(height);
        System.arraycopy(hash, 0, level.hashes, level.filled * LogHash.LENGTH, LogHash.LENGTH);
        level.filled++;
        if (level.filled == TileAddress.FULL) {
            byte[] full = level.hashes.clone();
            tiles.onTile(height, level.index, full);
            level.filled = 0;
            level.index++;
            push(height + 1, LogHash.tree(full));
        }
    }

    private static final class Level {

        private final byte[] hashes = new byte[TileAddress.FULL * LogHash.LENGTH];
        private int filled;
        private long index;
    }
}
