//! Where the content of attachments lies.
//!
//! What always holds: a file that `put` has acknowledged survives a crash; a name is random and tells nothing; no time
//! in the folder is finer than a day, as far as the file system lets us say (its own change times stay). The content
//! comes sealed from the caller and is not looked at.

use std::fmt;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::task::spawn_blocking;
use uuid::Uuid;

/// Keeps files by name. Behind a trait so that object storage can take the disk's place.
pub trait FileStore: fmt::Debug + Send + Sync {
    /// Keeps a file; once this returns, it is there to stay. `day` is the only time that is kept with it.
    fn put(&self, name: FileName, content: Vec<u8>, day: NaiveDate) -> BoxFuture<'_, Result<(), FileError>>;

    /// The content of a file.
    fn get(&self, name: FileName) -> BoxFuture<'_, Result<Vec<u8>, FileError>>;

    /// The first bytes of a file's content, at most `most`.
    fn head(&self, name: FileName, most: u64) -> BoxFuture<'_, Result<Vec<u8>, FileError>>;

    /// Removes a file. One that is not there is removed already.
    fn delete(&self, name: FileName) -> BoxFuture<'_, Result<(), FileError>>;

    /// Every file, in no order: for finding those that no row speaks of.
    fn list(&self) -> BoxFuture<'_, Result<Vec<StoredFile>, FileError>>;

    /// Clears what unfinished `put`s left two days ago or earlier, and says how much that was.
    fn sweep(&self, today: NaiveDate) -> BoxFuture<'_, Result<usize, FileError>>;
}

/// The random name of a file. It holds no path, whatever text it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileName(Uuid);

impl FileName {
    /// A name from a random id.
    #[must_use]
    pub const fn new(id: Uuid) -> Self {
        Self(id)
    }

    /// Reads a name as it is written: 32 small hexadecimal digits and nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let name = Self(Uuid::try_parse(text).ok()?);
        (name.to_string() == text).then_some(name)
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_simple().fmt(f)
    }
}

/// A file that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StoredFile {
    /// Its name.
    pub name: FileName,
    /// The day it was put there.
    pub stored_on: NaiveDate,
}

/// Why a file was not kept, found or removed.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// There is no such file.
    #[error("there is no file {0}")]
    Missing(FileName),
    /// The disk fails or is full; nothing was kept.
    #[error("the file store failed")]
    Failed(#[from] io::Error),
}

/// Files in a folder on disk, spread over 256 folders by the beginning of their names.
#[derive(Clone, Debug)]
pub struct DiskStore {
    folder: PathBuf,
}

impl DiskStore {
    /// Opens the folder, and makes what is missing of it. Called once at start, so it may block.
    pub fn open(folder: &Path) -> Result<Self, FileError> {
        let store = Self { folder: folder.to_owned() };
        let shards = (0..=u8::MAX).map(|first| folder.join(format!("{first:02x}")));
        for folder in shards.chain([store.drafts()]) {
            DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        }
        // The folders are made here so that keeping a file never has to make one durable first.
        sync_folder(folder)?;
        if let Some(parent) = folder.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            sync_folder(parent)?;
        }
        Ok(store)
    }

    fn drafts(&self) -> PathBuf {
        self.folder.join("drafts")
    }

    fn shard(&self, name: FileName) -> PathBuf {
        let [first, ..] = name.0.as_bytes();
        self.folder.join(format!("{first:02x}"))
    }

    fn path(&self, name: FileName) -> PathBuf {
        self.shard(name).join(name.to_string())
    }

    fn put_now(&self, name: FileName, content: &[u8], day: NaiveDate) -> io::Result<()> {
        // Two that put the same file at once must not write into one draft.
        let draft = self.drafts().join(format!("{name}-{:016x}", RandomState::new().hash_one(name)));
        let kept = write_draft(&draft, content, day).and_then(|()| fs::rename(&draft, self.path(name)));
        if let Err(fault) = kept {
            // What cannot be removed now, is swept later.
            let _ = fs::remove_file(&draft);
            return Err(fault);
        }
        for folder in [self.shard(name), self.drafts()] {
            // A folder's time would tell when the last file came.
            File::open(&folder)?.set_modified(midnight(day))?;
            sync_folder(&folder)?;
        }
        Ok(())
    }

    fn list_now(&self) -> io::Result<Vec<StoredFile>> {
        let mut files = Vec::new();
        for first in 0..=u8::MAX {
            for entry in fs::read_dir(self.folder.join(format!("{first:02x}")))? {
                let entry = entry?;
                let Some(name) = entry.file_name().to_str().and_then(FileName::parse) else { continue };
                // A file that is removed meanwhile is simply not listed.
                let Ok(about) = entry.metadata() else { continue };
                files.push(StoredFile { name, stored_on: day_of(about.modified()?) });
            }
        }
        Ok(files)
    }

    fn sweep_now(&self, today: NaiveDate) -> io::Result<usize> {
        let oldest_kept = today - Days::new(1);
        let mut swept = 0;
        for entry in fs::read_dir(self.drafts())? {
            let entry = entry?;
            let Ok(about) = entry.metadata() else { continue };
            // Another instance may be writing this very moment, so today's and yesterday's drafts are left alone.
            if about.is_file() && day_of(about.modified()?) < oldest_kept {
                fs::remove_file(entry.path())?;
                swept += 1;
            }
        }
        Ok(swept)
    }

    /// Does `work` where waiting for the disk holds nobody up.
    fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, FileError> + Send + 'static,
    ) -> BoxFuture<'_, Result<T, FileError>> {
        let store = self.clone();
        async move {
            spawn_blocking(move || work(&store)).await.unwrap_or_else(|fault| Err(io::Error::other(fault).into()))
        }
        .boxed()
    }
}

impl FileStore for DiskStore {
    fn put(&self, name: FileName, content: Vec<u8>, day: NaiveDate) -> BoxFuture<'_, Result<(), FileError>> {
        self.blocking(move |store| Ok(store.put_now(name, &content, day)?))
    }

    fn get(&self, name: FileName) -> BoxFuture<'_, Result<Vec<u8>, FileError>> {
        self.blocking(move |store| match fs::read(store.path(name)) {
            Err(fault) if fault.kind() == ErrorKind::NotFound => Err(FileError::Missing(name)),
            content => Ok(content?),
        })
    }

    fn head(&self, name: FileName, most: u64) -> BoxFuture<'_, Result<Vec<u8>, FileError>> {
        self.blocking(move |store| {
            let mut content = Vec::new();
            match File::open(store.path(name)).and_then(|file| file.take(most).read_to_end(&mut content)) {
                Err(fault) if fault.kind() == ErrorKind::NotFound => Err(FileError::Missing(name)),
                read => read.map(|_| content).map_err(Into::into),
            }
        })
    }

    fn delete(&self, name: FileName) -> BoxFuture<'_, Result<(), FileError>> {
        self.blocking(move |store| match fs::remove_file(store.path(name)) {
            Err(fault) if fault.kind() == ErrorKind::NotFound => Ok(()),
            removed => Ok(removed.and_then(|()| sync_folder(&store.shard(name)))?),
        })
    }

    fn list(&self) -> BoxFuture<'_, Result<Vec<StoredFile>, FileError>> {
        self.blocking(|store| Ok(store.list_now()?))
    }

    fn sweep(&self, today: NaiveDate) -> BoxFuture<'_, Result<usize, FileError>> {
        self.blocking(move |store| Ok(store.sweep_now(today)?))
    }
}

fn write_draft(path: &Path, content: &[u8], day: NaiveDate) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    file.write_all(content)?;
    file.set_modified(midnight(day))?;
    file.sync_all()
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// The one time of day that files bear.
fn midnight(day: NaiveDate) -> SystemTime {
    day.and_time(NaiveTime::MIN).and_utc().into()
}

fn day_of(time: SystemTime) -> NaiveDate {
    DateTime::<Utc>::from(time).date_naive()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tempfile::TempDir;

    use super::*;

    fn store() -> (TempDir, DiskStore) {
        let folder = tempfile::tempdir().expect("a folder");
        let store = DiskStore::open(&folder.path().join("files")).expect("a store");
        (folder, store)
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn name(id: u128) -> FileName {
        FileName::new(Uuid::from_u128(id))
    }

    #[tokio::test]
    async fn a_file_is_kept_listed_read_and_removed() {
        let (folder, store) = store();
        let monday = day("2026-03-02");

        store.put(name(1 << 120), b"one".to_vec(), monday).await.expect("kept");
        store.put(name(2), b"two".to_vec(), monday).await.expect("kept");
        store.delete(name(2)).await.expect("removed");

        let reopened = DiskStore::open(&folder.path().join("files")).expect("a store");
        assert_eq!(reopened.get(name(1 << 120)).await.expect("content"), b"one");
        assert_eq!(reopened.list().await.expect("a list"), [StoredFile { name: name(1 << 120), stored_on: monday }]);
        assert!(matches!(reopened.get(name(2)).await, Err(FileError::Missing(missing)) if missing == name(2)));
    }

    #[tokio::test]
    async fn removing_twice_is_removing_once() {
        let (_folder, store) = store();

        assert!(store.delete(name(1)).await.is_ok());
    }

    #[tokio::test]
    async fn files_and_their_folders_tell_the_day_and_no_more() {
        let (_folder, store) = store();
        let monday = day("2026-03-02");

        store.put(name(1), b"one".to_vec(), monday).await.expect("kept");

        for path in [store.path(name(1)), store.shard(name(1)), store.drafts()] {
            assert_eq!(fs::metadata(path).expect("a file").modified().expect("a time"), midnight(monday));
        }
    }

    #[tokio::test]
    async fn what_an_unfinished_put_left_is_swept_but_not_what_is_being_written() {
        let (_folder, store) = store();
        write_draft(&store.drafts().join("old"), b"half", day("2026-03-01")).expect("a draft");
        write_draft(&store.drafts().join("new"), b"half", day("2026-03-02")).expect("a draft");

        let swept = store.sweep(day("2026-03-03")).await.expect("swept");

        assert_eq!(swept, 1);
        assert!(store.drafts().join("new").exists());
    }

    #[tokio::test]
    async fn a_put_that_fails_says_so_and_leaves_nothing() {
        let (_folder, store) = store();
        fs::remove_dir(store.shard(name(1))).expect("removed");

        let kept = store.put(name(1), b"one".to_vec(), day("2026-03-02")).await;

        assert!(matches!(kept, Err(FileError::Failed(_))));
        assert_eq!(fs::read_dir(store.drafts()).expect("a folder").count(), 0);
    }

    #[test]
    fn a_name_is_32_digits_and_nothing_else() {
        let plain = "0123456789abcdef0123456789abcdef";
        let refused = [
            "",
            "..",
            "../../etc/passwd",
            "0123456789ABCDEF0123456789ABCDEF",
            "01234567-89ab-cdef-0123-456789abcdef",
            "{01234567-89ab-cdef-0123-456789abcdef}",
            "0123456789abcdef0123456789abcdef\n",
        ];

        assert_eq!(FileName::parse(plain).map(|name| name.to_string()).as_deref(), Some(plain));
        for text in refused {
            assert_eq!(FileName::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_becomes_a_name_with_a_path(text in prop_oneof![".*", "[0-9a-f/.]{30,34}"]) {
            if let Some(name) = FileName::parse(&text) {
                prop_assert!(name.to_string().bytes().all(|b| b.is_ascii_hexdigit()));
            }
        }
    }
}
