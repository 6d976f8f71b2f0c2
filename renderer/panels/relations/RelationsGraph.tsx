import {
  type Edge,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Panel,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { Maximize, Minus, Plus } from 'lucide-react';
import { createContext, type FocusEvent, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationId } from '../../../shared/model/records';
import { readRelation } from '../../../shared/relations/read-relation';
import { nearestRows } from '../../../shared/relations/relation-rows';
import type { AnnotationEntry } from '../../state/annotation-entries';
import { useDesk, useDeskHandle } from '../../state/desk-context';
import type { OpenSource } from '../../state/desk-state';
import { usePlaceLabel } from '../../state/use-place-label';
import { IconButton } from '../../ui/IconButton';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import { BOX, layoutGraph } from './layout-graph';
import type { DeskRow } from './use-relation-rows';

export interface RelationsGraphProps {
  readonly source: OpenSource;
  readonly rows: readonly DeskRow[];
  readonly onGo: (id: AnnotationId) => void;
}

/** More than this nobody reads in a picture: the nearest to where one reads are drawn, the table has them all. */
const MOST = 120;
const ZOOM = { min: 0.2, max: 1.6, fit: { maxZoom: 1, padding: 0.08 } };

/** The relations as boxes and arrows. The boxes are buttons in order of place, so that Tab walks them and Enter goes there. */
export function RelationsGraph(props: RelationsGraphProps) {
  return (
    <ReactFlowProvider>
      <Graph {...props} />
    </ReactFlowProvider>
  );
}

function Graph({ source, rows, onGo }: RelationsGraphProps) {
  const { t } = useTranslation('relations');
  const { store } = useDeskHandle();
  const drawn = useMemo(() => nearestRows(rows, store.getState().surface?.getVisibleSpan().start ?? 0, MOST), [rows, store]);
  const { nodes, edges } = useDrawing(drawn);
  const graph = useMemo(() => ({ source, rows: drawn, onGo }), [source, drawn, onGo]);
  return (
    <GraphContext value={graph}>
      {drawn.length < rows.length && (
        <p className="relations-cut">{t('graph-cut', { shown: drawn.length, count: rows.length - drawn.length })}</p>
      )}
      <section className="relations-graph" aria-label={t('graph-label')}>
        <ReactFlow
          key={drawn.map(({ relation }) => relation.id).join()}
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          fitView
          fitViewOptions={ZOOM.fit}
          minZoom={ZOOM.min}
          maxZoom={ZOOM.max}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          panOnScroll
          zoomOnDoubleClick={false}
          onlyRenderVisibleElements={false}
          proOptions={{ hideAttribution: true }}
        >
          <GraphButtons />
        </ReactFlow>
      </section>
    </GraphContext>
  );
}

const GraphContext = createContext<RelationsGraphProps | null>(null);

type PassageNode = Node<{ readonly entry: AnnotationEntry }, 'passage'>;

const NODE_TYPES = { passage: PassageBox };

function useDrawing(rows: readonly DeskRow[]): { readonly nodes: PassageNode[]; readonly edges: Edge[] } {
  const { t } = useTranslation('relations');
  return useMemo(() => {
    const nodes = layoutGraph(rows).map(
      ({ entry, x, y }): PassageNode => ({ id: entry.id, type: 'passage', position: { x, y }, data: { entry }, ...BOX }),
    );
    const edges = rows.map(
      ({ relation, how }): Edge => ({
        id: relation.id,
        source: relation.fromId,
        target: relation.toId,
        label: how === '' ? t('kind-unknown') : how,
        labelShowBg: true,
        labelBgPadding: [5, 2],
        labelBgBorderRadius: 4,
        markerEnd: { type: MarkerType.ArrowClosed, color: 'var(--ink-soft)' },
      }),
    );
    return { nodes, edges };
  }, [rows, t]);
}

function PassageBox({ data: { entry }, positionAbsoluteX: x, positionAbsoluteY: y }: NodeProps<PassageNode>) {
  const graph = useContext(GraphContext);
  return graph !== null && <OpenBox graph={graph} entry={entry} x={x} y={y} />;
}

interface OpenBoxProps {
  readonly graph: RelationsGraphProps;
  readonly entry: AnnotationEntry;
  readonly x: number;
  readonly y: number;
}

function OpenBox({ graph, entry, x, y }: OpenBoxProps) {
  const flow = useReactFlow();
  const types = useDesk((state) => state.relationTypes);
  const labelOf = usePlaceLabel(graph.source.text);
  const placeOf = ({ start, elsewhere }: AnnotationEntry) => (elsewhere === '' ? labelOf(start) : elsewhere);
  const links = graph.rows
    .filter(({ from, to }) => from.id === entry.id || to.id === entry.id)
    .map(({ relation, from, to }) => {
      const other = from.id === entry.id ? to : from;
      return `${readRelation(relation, entry.id, types).label} ${placeOf(other)}`;
    });
  const place = placeOf(entry);
  const follow = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.matches(':focus-visible')) return;
    // The browser scrolls what it focuses; the picture moves by itself.
    event.currentTarget.closest('.react-flow')?.scrollTo(0, 0);
    void flow.setCenter(x + BOX.width / 2, y + BOX.height / 2, { zoom: flow.getZoom(), duration: 0 });
  };
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <button type="button" className="relations-box nopan" data-color={entry.color} onFocus={follow} onClick={() => graph.onGo(entry.id)}>
        <span className="relations-box-place">{place}</span>
        <span className="relations-box-words" lang={entry.language}>
          {entry.quotation}
        </span>
        <VisuallyHidden>{links.join(', ')}</VisuallyHidden>
      </button>
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </>
  );
}

function GraphButtons() {
  const { t } = useTranslation('relations');
  const flow = useReactFlow();
  return (
    <Panel position="bottom-right" className="relations-zoom">
      <IconButton size="small" label={t('graph-out')} icon={<Minus size={15} aria-hidden="true" />} onClick={() => void flow.zoomOut()} />
      <IconButton size="small" label={t('graph-in')} icon={<Plus size={15} aria-hidden="true" />} onClick={() => void flow.zoomIn()} />
      <IconButton
        size="small"
        label={t('graph-fit')}
        icon={<Maximize size={15} aria-hidden="true" />}
        onClick={() => void flow.fitView(ZOOM.fit)}
      />
    </Panel>
  );
}
