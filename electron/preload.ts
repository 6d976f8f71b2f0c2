import { contextBridge, ipcRenderer } from 'electron';
import { HOST_CHANNELS, HOST_EVENTS, PAGE_CHANNELS } from '../shared/host/channels';
import type { Host, HostCommand } from '../shared/host/host';

const PLATFORMS: Readonly<Record<string, Host['platform']>> = { darwin: 'mac', win32: 'windows' };

/** Named methods only; nothing of `ipcRenderer` itself reaches the page. */
function createHost(): Host {
  const closeListeners = new Set<() => Promise<void>>();
  ipcRenderer.on(HOST_EVENTS.beforeClose, () => {
    // Whatever a listener does, the answer is sent: the window must close.
    void Promise.allSettled(Array.from(closeListeners, (listener) => listener())).then(() =>
      ipcRenderer.invoke(PAGE_CHANNELS.readyToClose),
    );
  });
  return {
    kind: 'electron',
    platform: PLATFORMS[process.platform] ?? 'linux',
    loadBundledTexts: () => ipcRenderer.invoke(HOST_CHANNELS.loadBundledTexts),
    openFile: (types) => ipcRenderer.invoke(HOST_CHANNELS.openFile, types),
    choosePartFile: (types) => ipcRenderer.invoke(HOST_CHANNELS.choosePartFile, types),
    readPart: (id, start, length) => ipcRenderer.invoke(HOST_CHANNELS.readPart, id, start, length),
    startFile: () => ipcRenderer.invoke(HOST_CHANNELS.startFile),
    appendPart: (id, bytes) => ipcRenderer.invoke(HOST_CHANNELS.appendPart, id, bytes),
    dropFile: (id) => ipcRenderer.invoke(HOST_CHANNELS.dropFile, id),
    saveFile: (suggestedName, type, content) => ipcRenderer.invoke(HOST_CHANNELS.saveFile, suggestedName, type, content),
    printToPdf: (html) => ipcRenderer.invoke(HOST_CHANNELS.printToPdf, html),
    stopPrinting: () => ipcRenderer.invoke(HOST_CHANNELS.stopPrinting),
    choosesFolders: true,
    chooseFolder: () => ipcRenderer.invoke(HOST_CHANNELS.chooseFolder),
    listFolderFiles: (folderId, extension) => ipcRenderer.invoke(HOST_CHANNELS.listFolderFiles, folderId, extension),
    readFolderFiles: (folderId, paths) => ipcRenderer.invoke(HOST_CHANNELS.readFolderFiles, folderId, paths),
    writeFolderFiles: (folderId, files) => ipcRenderer.invoke(HOST_CHANNELS.writeFolderFiles, folderId, files),
    writeBackup: (reason, archive) => ipcRenderer.invoke(HOST_CHANNELS.writeBackup, reason, archive),
    listBackups: () => ipcRenderer.invoke(HOST_CHANNELS.listBackups),
    openBackup: (name) => ipcRenderer.invoke(HOST_CHANNELS.openBackup, name),
    getBackupPlace: () => ipcRenderer.invoke(HOST_CHANNELS.getBackupPlace),
    chooseBackupPlace: () => ipcRenderer.invoke(HOST_CHANNELS.chooseBackupPlace),
    openExternal: (url) => ipcRenderer.invoke(HOST_CHANNELS.openExternal, url),
    describeWindow: (description) => ipcRenderer.invoke(HOST_CHANNELS.describeWindow, description),
    onCommand: (listener) => {
      const receive = (_event: unknown, command: HostCommand) => listener(command);
      ipcRenderer.on(HOST_EVENTS.command, receive);
      void ipcRenderer.invoke(PAGE_CHANNELS.listening);
      return () => {
        ipcRenderer.off(HOST_EVENTS.command, receive);
      };
    },
    onBeforeClose: (listener) => {
      closeListeners.add(listener);
      return () => {
        closeListeners.delete(listener);
      };
    },
  };
}

contextBridge.exposeInMainWorld('host', createHost());
