const DATABASE = 'postil-backup-folder';
const STORE = 'handles';
const KEY = 'folder';

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result), { once: true });
    request.addEventListener('error', () => reject(request.error), { once: true });
  });
}

async function withStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE));
  const database = await settle(opening);
  try {
    return await settle(work(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

/** The backup folder that the reader chose on this machine; undefined when none was chosen. In a database of its own, apart from the library. */
export async function loadFolderHandle(): Promise<FileSystemDirectoryHandle | undefined> {
  const found: unknown = await withStore('readonly', (store) => store.get(KEY));
  return found instanceof FileSystemDirectoryHandle ? found : undefined;
}

export async function saveFolderHandle(handle: FileSystemDirectoryHandle): Promise<void> {
  await withStore('readwrite', (store) => store.put(handle, KEY));
}
