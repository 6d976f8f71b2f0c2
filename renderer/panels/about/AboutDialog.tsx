import { useTranslation } from 'react-i18next';
import type { Provenance } from '../../../shared/model/records';
import { useDesk, useDeskActions } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { VERSION } from './version';
import '../../styles/settings.css';

export function AboutDialog() {
  const { t } = useTranslation('settings');
  const actions = useDeskActions();
  const open = useDesk((state) => state.dialog === 'about');
  const source = useDesk((state) => state.source);
  return (
    <Dialog open={open} onOpenChange={(next) => actions.openDialog(next ? 'about' : null)} title={t('about-title')} size="medium">
      <p>{t('about-what')}</p>
      <p>
        {t('about-version', { version: VERSION })}. {t('about-licence')}
      </p>
      {source !== null && <AboutSource source={source} provenance={source.source.provenance} />}
      <h3 className="settings-heading">{t('about-fonts')}</h3>
      <p>{t('about-fonts-text')}</p>
      <h3 className="settings-heading">{t('about-citations')}</h3>
      <p>{t('about-citations-text')}</p>
      <p className="about-links">
        <Button size="small" onClick={() => actions.openExternal('https://github.com/juris-m/citeproc-js')}>
          {t('about-citations-citeproc')}
        </Button>
        <Button size="small" onClick={() => actions.openExternal('https://citationstyles.org/')}>
          {t('about-citations-csl')}
        </Button>
      </p>
    </Dialog>
  );
}

function AboutSource({ source, provenance }: { readonly source: OpenSource; readonly provenance: Provenance }) {
  const { t, i18n } = useTranslation('settings');
  const language = new Intl.DisplayNames([i18n.language], { type: 'language' }).of(provenance.language);
  const author = provenance.author === null ? null : [provenance.author, provenance.authorNote].filter(Boolean).join(', ');
  const paragraphs = source.text.blocks.filter((block) => block.kind === 'paragraph').length;
  const rows = [
    { label: t('about-title-label'), value: provenance.title, lang: provenance.language },
    { label: t('about-author'), value: author ?? t('about-unknown') },
    { label: t('about-language'), value: language ?? provenance.language },
    { label: t('about-translation'), value: provenance.translationOf ?? t('about-unknown') },
    { label: t('about-obtained'), value: provenance.obtained },
    { label: t('about-file'), value: provenance.fileName },
    {
      label: t('about-length'),
      value: t('about-length-value', { paragraphs, bytes: source.text.bytes.length.toLocaleString(i18n.language) }),
    },
    { label: t('about-sha256'), value: provenance.sha256 },
  ];
  return (
    <section aria-labelledby="about-text">
      <h3 id="about-text" className="settings-heading">
        {t('about-text')}
      </h3>
      <dl className="about-list">
        {rows.map((row) => (
          <div key={row.label} className="about-row">
            <dt>{row.label}</dt>
            <dd lang={row.lang}>{row.value}</dd>
          </div>
        ))}
      </dl>
      <p>{t('about-exact')}</p>
    </section>
  );
}
